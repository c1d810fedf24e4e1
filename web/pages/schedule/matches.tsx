import type { ShownMatch, ShownTrip } from '../../../server/http/api/trip-shape.ts'
import { clockIn } from '../../../server/i18n/calendar.ts'
import { answerOf, api, once } from '../../api.ts'
import { distance, say } from '../../i18n/say.ts'
import { dayName } from '../../i18n/time.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Stars, vehicleIcons, vehicleName } from '../../ui/shown.tsx'
import { capital, placeIn } from '../ride/words.ts'
import { useDoing } from './doing.tsx'
import { Plain } from './plain.tsx'
import { matchName, seatsOf } from './words.ts'

/** Whom a trip suits, each with what it costs the one and the other, and a button to ask. */
export function Matches({
  trip,
  matches,
  onAsked,
}: {
  trip: ShownTrip
  matches: readonly ShownMatch[]
  onAsked(match: ShownMatch): unknown
}) {
  const [first] = matches
  if (first === undefined) {
    return (
      <Notice icon="bell">
        <p>{say('schedule.nobody')}</p>
      </Notice>
    )
  }
  return (
    <section class="stack tight">
      <h2>{say(first.role === 'driver' ? 'schedule.driversFound' : 'schedule.passengersFound')}</h2>
      <ul class="stack tight">
        {matches.map((match) => (
          <Match key={match.otherDayId} trip={trip} match={match} onAsked={() => onAsked(match)} />
        ))}
      </ul>
    </section>
  )
}

function Match({ trip, match, onAsked }: { trip: ShownTrip; match: ShownMatch; onAsked(): unknown }) {
  const doing = useDoing()
  const isDriver = match.role === 'driver'
  const { dayId, otherDayId, pickup, startOffM, endOffM, detourM } = match
  const ask = () =>
    doing.run(
      async () => {
        await answerOf(api.trips({ id: trip.id }).ask.post({ dayId, otherDayId }, once()))
        await onAsked()
      },
      say('schedule.asked', { name: matchName(match) }),
    )
  return (
    <li class="card match">
      <div class="row between">
        <span class="row">
          <span class="sign">
            <Icon name={match.vehicleType === null ? 'person' : vehicleIcons[match.vehicleType]} />
          </span>
          <span class="who">
            <span class="strong">{matchName(match)}</span>
            <Plain parts={[match.vehicleType !== null && vehicleName(match.vehicleType)]} />
          </span>
        </span>
        <Stars stars={match.stars} ratings={match.ratings} />
      </div>
      <p>
        <span class="strong figures">
          {capital(dayName(pickup.day))} {clockIn(pickup.minute)}
        </span>{' '}
        · {seatsOf(match)}
      </p>
      <p class="quiet small">
        {placeIn(match.from)} → {placeIn(match.to)}
      </p>
      <p class="quiet small">
        {isDriver
          ? say('schedule.walks', { start: distance(startOffM), end: distance(endOffM) })
          : say('schedule.detour', { distance: distance(detourM) })}
      </p>
      {doing.fault}
      <Button look="primary" wide onClick={ask}>
        {say(isDriver ? 'schedule.ask' : 'schedule.offer')}
      </Button>
    </li>
  )
}
