import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { ShownMatch, ShownTrip } from '../../../server/http/api/trip-shape.ts'
import { type Answer, answerOf, api, once } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { moment } from '../../i18n/time.ts'
import { live, useLive } from '../../live.ts'
import { readDraft } from '../../offline/drafts.ts'
import { PushAsk } from '../../push/ask.tsx'
import { useResource } from '../../resource.ts'
import { Button } from '../../ui/button.tsx'
import { Bones, Fault, Notice } from '../../ui/notice.tsx'
import { ForSignedIn, Page } from '../../ui/page.tsx'
import { BookingCard } from './booking-card.tsx'
import { useDoing } from './doing.tsx'
import { planIn } from './link.ts'
import { Matches } from './matches.tsx'
import { draftName, Planner } from './planner.tsx'
import { useSettled } from './send.ts'
import { TripCard } from './trip-card.tsx'
import { Way } from './way.tsx'
import { repeatsOf, whenOf } from './words.ts'

/** Trips for later: to plan one, whom it suits, and what was agreed. */
export default function SchedulePage() {
  return (
    <Page title={say('schedule.title')}>
      <ForSignedIn icon="calendar" about={<p>{say('schedule.about')}</p>}>
        <Schedule />
      </ForSignedIn>
    </Page>
  )
}

export type Trips = Answer<typeof api.trips.get>

function Schedule() {
  const { query } = useLocation()
  const linked = useRef(planIn(query))
  const [planning, setPlanning] = useState(linked.current !== undefined || readDraft(draftName) !== undefined)
  const [planned, setPlanned] = useState<{ trip: ShownTrip; matches: ShownMatch[] } | 'queued'>()
  const resource = useResource<Trips>('trips', () => answerOf(api.trips.get()), {
    keeps: true,
    everyMs: refreshMs,
  })
  const { data, refusal, loading, asOf, reload } = resource
  useSettled(async () => {
    setPlanned((shown) => (shown === 'queued' ? undefined : shown))
    await reload()
  })
  useLive()
  const toAnswer = live.value?.toAnswer
  // biome-ignore lint/correctness/useExhaustiveDependencies: somebody has asked, or taken it back
  useEffect(() => {
    if (toAnswer !== undefined) void reload()
  }, [toAnswer])
  if (data === undefined && loading) return <Bones rows={3} shape="card-size" />
  const hasNone = (data?.trips.length ?? 0) + (data?.bookings.length ?? 0) === 0
  const close = () => setPlanned(undefined)
  if (planned === 'queued') {
    return (
      <>
        <Notice kind="good" icon="offline">
          <p class="strong">{say('schedule.queued')}</p>
        </Notice>
        <Button look="quiet" wide onClick={close}>
          {say('schedule.mine')}
        </Button>
      </>
    )
  }
  if (planned !== undefined) {
    return <Planned {...planned} onClose={close} onChanged={reload} />
  }
  return (
    <>
      {refusal !== undefined && data === undefined && <Fault of={refusal} onRetry={reload} />}
      {asOf !== undefined && <p class="quiet small">{say('common.asOf', { time: moment(asOf) })}</p>}
      {planning || hasNone ? (
        <Planner
          linked={linked}
          vehicles={data?.vehicles ?? []}
          onClose={hasNone ? undefined : () => setPlanning(false)}
          onPlanned={async (answer) => {
            setPlanning(false)
            setPlanned(answer)
            await reload()
          }}
          onQueued={() => {
            setPlanning(false)
            setPlanned('queued')
          }}
        />
      ) : (
        <Button look="primary" large wide icon="plus" onClick={() => setPlanning(true)}>
          {say('schedule.plan')}
        </Button>
      )}
      {data !== undefined && !planning && <Mine trips={data} onChanged={reload} />}
      {!hasNone && !planning && <PushAsk about="schedule" />}
    </>
  )
}

/** What waits for an answer stands first, then what was agreed, then the trips themselves. */
function Mine({ trips: { trips, bookings }, onChanged }: { trips: Trips; onChanged(): Promise<void> }) {
  const rank = ({ state, askedByMe }: Trips['bookings'][number]) =>
    state === 'agreed' ? 1 : askedByMe ? 2 : 0
  const sorted = [...bookings].sort((a, b) => rank(a) - rank(b) || a.pickup.at - b.pickup.at)
  return (
    <>
      {sorted.length > 0 && (
        <section class="stack tight">
          <h2>{say('schedule.agreements')}</h2>
          {sorted.map((booking) => (
            <BookingCard
              key={booking.id}
              booking={booking}
              repeats={trips.some(({ id, repeats }) => id === booking.tripId && repeats !== 'once')}
              onChanged={onChanged}
            />
          ))}
        </section>
      )}
      {trips.length > 0 && (
        <section class="stack tight">
          <h2>{say('schedule.mine')}</h2>
          {trips.map((trip) => (
            <TripCard
              key={trip.id}
              trip={trip}
              hasAgreement={bookings.some(({ tripId, state }) => tripId === trip.id && state === 'agreed')}
              onChanged={onChanged}
            />
          ))}
        </section>
      )}
    </>
  )
}

/** What has just been planned, and whom it suits. */
function Planned({
  trip,
  matches,
  onClose,
  onChanged,
}: {
  trip: ShownTrip
  matches: ShownMatch[]
  onClose(): void
  onChanged(): Promise<void>
}) {
  const [left, setLeft] = useState(matches)
  const doing = useDoing()
  const undo = () =>
    doing.run(async () => {
      await answerOf(api.trips({ id: trip.id }).delete(null, once()))
      onClose()
      await onChanged()
    }, say('schedule.givenUp'))
  const asked = async (match: ShownMatch) => {
    setLeft(left.filter((one) => one !== match))
    await onChanged()
  }
  return (
    <>
      <Notice kind="good">
        <p class="strong">{say('schedule.planned')}</p>
      </Notice>
      <div class="card flat">
        <h2 class="figures">{whenOf(trip)}</h2>
        <Way from={trip.from} to={trip.to} />
        {trip.repeats !== 'once' && <p class="quiet small">{repeatsOf(trip)}</p>}
      </div>
      {(left.length > 0 || matches.length === 0) && <Matches trip={trip} matches={left} onAsked={asked} />}
      <Button look={left.length === 0 ? 'primary' : 'quiet'} wide onClick={onClose}>
        {say('schedule.mine')}
      </Button>
      {doing.fault}
      <Button look="plain" wide icon="trash" onClick={undo}>
        {say('schedule.undo')}
      </Button>
    </>
  )
}

const refreshMs = 30_000
