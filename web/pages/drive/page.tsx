import { useEffect } from 'preact/hooks'
import { type Answer, answerOf, api } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { moment } from '../../i18n/time.ts'
import { live, useLive } from '../../live.ts'
import { PushAsk } from '../../push/ask.tsx'
import { useResource } from '../../resource.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Bones, Fault } from '../../ui/notice.tsx'
import { ForSignedIn, Page } from '../../ui/page.tsx'
import { Stars } from '../../ui/shown.tsx'
import { OfferCard } from '../ride/offer.tsx'
import { BarrierCard } from './barrier.tsx'
import { IncomeCard } from './income.tsx'
import { OnlineCard } from './online.tsx'
import { mayAskHere, staying } from './staying.ts'
import { VehicleCard } from './vehicle.tsx'

/** For drivers: being found by passengers, requests, and what was earned. */
export default function DrivePage() {
  return (
    <Page title={say('drive.title')} back="/">
      <ForSignedIn icon="car" about={<p>{say('drive.about')}</p>}>
        <Drive />
      </ForSignedIn>
    </Page>
  )
}

export type DriveView = Answer<typeof api.drive.get>

function Drive() {
  const { data, refusal, loading, asOf, reload } = useResource<DriveView>(
    'drive',
    () => answerOf(api.drive.get()),
    { keeps: true, everyMs: refreshMs },
  )
  useLive()
  useEffect(mayAskHere, [])
  const told = live.value
  // What others changed, and the end of the time online, come without being asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew when one of these has changed
  useEffect(() => {
    if (told !== undefined) void reload()
  }, [told?.offer?.id, told?.ride?.id, told?.ride?.state, told?.online === null, staying.value.refusal?.code])
  const until = staying.value.until ?? data?.online?.until
  if (data === undefined) {
    if (loading) return <Bones rows={3} shape="card-size" />
    return <Fault of={refusal} onRetry={reload} />
  }
  // Being suspended in the middle of a ride, they are online to its end.
  const isBarred = data.barrier !== null && data.online === null
  const hasDriven = data.income.ever.rides > 0
  return (
    <>
      {asOf !== undefined && <p class="quiet small">{say('common.asOf', { time: moment(asOf) })}</p>}
      <Waiting view={data} />
      {isBarred ? <BarrierCard view={data} /> : <OnlineCard view={data} until={until} onChanged={reload} />}
      {!isBarred && <VehicleCard view={data} onChanged={reload} />}
      {data.ratings > 0 && (
        <p class="row">
          <span class="quiet">{say('drive.stars')}</span> <Stars stars={data.stars} ratings={data.ratings} />
        </p>
      )}
      {(!isBarred || hasDriven) && <IncomeCard income={data.income} />}
      {!isBarred && <PushAsk about="drive" />}
    </>
  )
}

/** What cannot wait stands above all else. */
function Waiting({ view: { requests } }: { view: DriveView }) {
  const offer = live.value?.offer
  if (offer != null && requests !== 'ride') return <OfferCard key={offer.id} offer={offer} />
  if (requests === null) return null
  return (
    <section class="card accent" role="status">
      <p class="row strong">
        <Icon name="bell" />
        {say(requests === 'ride' ? 'drive.rideWaits' : 'drive.offerWaits')}
      </p>
      <ButtonLink large wide href="/ride">
        {say(requests === 'ride' ? 'drive.showRide' : 'drive.showOffer')}
      </ButtonLink>
    </section>
  )
}

const refreshMs = 60_000
