import { useEffect, useRef } from 'preact/hooks'
import { answerOf, api } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { link, live, useLive } from '../../live.ts'
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
      {...(id !== undefined && { back: '/history' })}
    >
      <ForSignedIn icon="moto" about={<p>{say('ride.about')}</p>}>
        {id === undefined || !Number.isSafeInteger(id) ? <Latest /> : <ById id={id} />}
      </ForSignedIn>
    </Page>
  )
}

function Latest() {
  useLive()
  const state = live.value
  if (state === undefined)
    return link.value === 'offline' ? <NoConnection /> : <Bones rows={3} shape="card-size" />
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
    return found.refusal ? (
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
