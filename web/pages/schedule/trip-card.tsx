import { useState } from 'preact/hooks'
import type { ShownMatch, ShownTrip } from '../../../server/http/api/trip-shape.ts'
import { answerOf, api, once } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { dayName } from '../../i18n/time.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Plate } from '../../ui/shown.tsx'
import { capital } from '../ride/words.ts'
import { useDoing } from './doing.tsx'
import { Matches } from './matches.tsx'
import { Way } from './way.tsx'
import { repeatsOf, seatsOf, whenOf } from './words.ts'

/** A trip of theirs: whom it suits, and how to give it up. */
export function TripCard({
  trip,
  hasAgreement,
  onChanged,
}: {
  trip: ShownTrip
  hasAgreement: boolean
  onChanged(): Promise<void>
}) {
  const [found, setFound] = useState<ShownMatch[]>()
  const [isDropping, setDropping] = useState(false)
  const doing = useDoing()
  const isDriver = trip.role === 'driver'
  const find = () =>
    doing.run(async () => {
      setFound((await answerOf(api.trips({ id: trip.id }).matches.post({}, once()))).matches)
    })
  return (
    <article class="card">
      <header class="row between">
        <h3 class="figures">{whenOf(trip)}</h3>
        <span class="badge plain">{say(isDriver ? 'schedule.drive' : 'schedule.travel')}</span>
      </header>
      <Way from={trip.from} to={trip.to} />
      <div class="row wrap">
        {trip.plate !== null && <Plate plate={trip.plate} />}
        <span class="quiet small">{capital(seatsOf(trip))}</span>
        {trip.repeats !== 'once' && (
          <span class="quiet small row repeats">
            <Icon name="refresh" size={16} />
            {repeatsOf(trip)}
          </span>
        )}
      </div>
      {doing.fault}
      {found !== undefined && (
        <Matches
          trip={trip}
          matches={found}
          onAsked={async (match) => {
            setFound(found.filter((one) => one !== match))
            await onChanged()
          }}
        />
      )}
      <div class="buttons beside">
        {found === undefined && (
          <Button onClick={find}>{say(isDriver ? 'schedule.findPassengers' : 'schedule.findDrivers')}</Button>
        )}
        <Button look="quiet" onClick={() => setDropping(true)}>
          {say('schedule.giveUp')}
        </Button>
      </div>
      <Sheet open={isDropping} title={say('schedule.giveUp')} onClose={() => setDropping(false)}>
        <GiveUp
          trip={trip}
          hasAgreement={hasAgreement}
          onClose={() => setDropping(false)}
          onChanged={onChanged}
        />
      </Sheet>
    </article>
  )
}

/** The whole trip, or one of its days. */
function GiveUp({
  trip,
  hasAgreement,
  onClose,
  onChanged,
}: {
  trip: ShownTrip
  hasAgreement: boolean
  onClose(): void
  onChanged(): Promise<void>
}) {
  const doing = useDoing()
  const drop = (dayId?: number) =>
    doing.run(async () => {
      const one = api.trips({ id: trip.id })
      await answerOf(
        dayId === undefined ? one.delete(null, once()) : one.days({ dayId }).delete(null, once()),
      )
      onClose()
      await onChanged()
    }, say('schedule.givenUp'))
  return (
    <>
      <Way from={trip.from} to={trip.to} />
      {hasAgreement && <p>{say('schedule.othersTold')}</p>}
      {doing.fault}
      <div class="buttons">
        <Button look="danger primary" wide onClick={() => drop()}>
          {say('schedule.wholeTrip')}
        </Button>
        {trip.repeats !== 'once' &&
          trip.days.slice(0, mostDays).map(({ id, day }) => (
            <Button key={id} look="danger" wide onClick={() => drop(id)}>
              {say('schedule.onlyDay', { day: capital(dayName(day)) })}
            </Button>
          ))}
        <Button look="quiet" wide onClick={onClose}>
          {say('schedule.keep')}
        </Button>
      </div>
    </>
  )
}

const mostDays = 7
