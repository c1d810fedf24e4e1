import { useEffect, useRef } from 'preact/hooks'
import { answerOf, api } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { moment } from '../../i18n/time.ts'
import { keptRide, link, live, useLive } from '../../live.ts'
import { PushAsk } from '../../push/ask.tsx'
import { useResource } from '../../resource.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Bones, Empty, Fault, Notice } from '../../ui/notice.tsx'
import { ForSignedIn, Page } from '../../ui/page.tsx'
import { Driving } from './driving.tsx'
import { OfferCard } from './offer.tsx'
import { Over } from './over.tsx'
import { Riding } from './riding.tsx'
import { capital, isOver, type Ride, standing } from './words.ts'

/** One ride as it happens, for either side: the latest, or that of the address. */
export default function RidePage({ params = {} }: { params?: Record<string, string> }) {
  const id = params.id === undefined ? undefined : Number(params.id)
  const ride = live.value?.ride
  const isDriver = ride?.role === 'driver' && (id === undefined || id === ride.id)
  return (
    <Page
      title={say(isDriver ? 'ride.driverTitle' : 'ride.title')}
      back={id === undefined ? '/' : '/history'}
    >
      <ForSignedIn icon="moto" about={<p>{say('ride.about')}</p>}>
        {id === undefined ? <Latest /> : isId(id) ? <ById id={id} /> : <NotThere />}
      </ForSignedIn>
    </Page>
  )
}

function Latest() {
  useLive()
  const state = live.value
  const wasCut = useRef(false)
  if (link.value === 'offline') wasCut.current = true
  if (state === undefined) return wasCut.current ? <LastKnown /> : <Bones rows={3} shape="card-size" />
  const { ride, offer } = state
  const isFree = ride === null || isOver(ride)
  return (
    <>
      {link.value === 'offline' && <NoConnection />}
      <Announced words={offer !== null && isFree ? say('ride.offer') : ride === null ? '' : standing(ride)} />
      {offer !== null && isFree && <OfferCard key={offer.id} offer={offer} />}
      {ride !== null && <Shown key={ride.id} ride={ride} />}
      {ride === null && offer === null && <None />}
      {ride !== null && !isOver(ride) && <PushAsk about="ride" />}
    </>
  )
}

/** Without a network, and not heard of since the app was opened: as this phone keeps it, also the PIN and the fare. */
function LastKnown() {
  const { data, asOf, refusal, loading, reload } = useResource(
    keptRide,
    async () => (await answerOf(api.live.state.get())).state.ride,
    { keeps: true },
  )
  if (data === undefined)
    return loading ? <Bones rows={3} shape="card-size" /> : <Fault of={refusal} onRetry={reload} />
  return (
    <>
      <Notice kind="warn">
        <p>{say('common.offline')}</p>
        {asOf !== undefined && <p>{say('common.asOf', { time: moment(asOf) })}</p>}
      </Notice>
      {data === null ? <None /> : <Shown key={data.id} ride={data} />}
    </>
  )
}

/** One that is not the latest is looked up once; it has ended, or hardly anything happens to it. */
function ById({ id }: { id: number }) {
  useLive()
  const latest = live.value?.ride
  const isLive = latest?.id === id
  const found = useResource(isLive ? undefined : `ride ${id}`, () => answerOf(api.rides({ id }).get()), {
    keeps: true,
  })
  const ride = isLive ? latest : found.data
  if (ride === undefined)
    return found.refusal?.code === 'not.found' ? (
      <NotThere />
    ) : found.refusal ? (
      <Fault of={found.refusal} onRetry={found.reload} />
    ) : (
      <Bones rows={3} shape="card-size" />
    )
  return (
    <>
      <Announced words={standing(ride)} />
      <Shown ride={ride} onChanged={found.reload} />
    </>
  )
}

const isId = (id: number): boolean => Number.isSafeInteger(id) && id > 0

function Shown({ ride, onChanged }: { ride: Ride; onChanged?: () => void }) {
  if (isOver(ride)) return <Over ride={ride} {...(onChanged && { onChanged })} />
  return ride.role === 'driver' ? <Driving ride={ride} /> : <Riding ride={ride} />
}

/** Says aloud what has changed, and not what stood there when the page came. */
function Announced({ words }: { words: string }) {
  const first = useRef(words)
  const hasChanged = useRef(false)
  if (words !== first.current) hasChanged.current = true
  const spoken = hasChanged.current ? capital(words) : ''
  useEffect(() => {
    if (spoken !== '' && navigator.userActivation?.hasBeenActive) navigator.vibrate?.(200)
  }, [spoken])
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {spoken}
    </p>
  )
}

const NoConnection = () => <Notice kind="warn">{say('ride.stale')}</Notice>

const NotThere = () => (
  <div class="card center">
    <Empty icon="history" title={say('ride.notThere')} />
    <ButtonLink look="primary" large wide href="/history">
      {say('ride.past')}
    </ButtonLink>
  </div>
)

const None = () => (
  <div class="card center">
    <Empty icon="moto" title={say('ride.none')}>
      <p>{say('ride.whatsapp')}</p>
    </Empty>
    <div class="buttons">
      <ButtonLink look="primary" large wide href="/nearby">
        {say('ride.find')}
      </ButtonLink>
      <ButtonLink look="quiet" wide href="/history">
        {say('ride.past')}
      </ButtonLink>
    </div>
  </div>
)
