import { useState } from 'preact/hooks'
import type { ShownBooking } from '../../../server/http/api/trip-shape.ts'
import { answerOf, api, once } from '../../api.ts'
import { distance, say } from '../../i18n/say.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Plate, Stars, vehicleName } from '../../ui/shown.tsx'
import { mapLink } from '../ride/words.ts'
import { BookingSheet, type SheetName } from './booking-sheets.tsx'
import { useDoing } from './doing.tsx'
import { Plain } from './plain.tsx'
import { Way } from './way.tsx'
import { otherName, pickupOf, seatsOf } from './words.ts'

/** What was asked or agreed with one other person, and what can be done about it now. */
export function BookingCard({
  booking,
  repeats,
  onChanged,
}: {
  booking: ShownBooking
  /** Whether the trip is made on other days too. */
  repeats: boolean
  onChanged(): Promise<void>
}) {
  const [open, setOpen] = useState<SheetName>()
  const doing = useDoing()
  const { id, state, askedByMe, role, other, suits } = booking
  const name = otherName(booking)
  const isAgreed = state === 'agreed'
  const needsAnswer = state === 'asked' && !askedByMe
  const act = (what: 'accept' | 'decline', done: string) =>
    doing.run(async () => {
      await answerOf(api.bookings({ id })[what].post(null, once()))
      await onChanged()
    }, done)
  const takeBack = () =>
    doing.run(async () => {
      await answerOf(api.bookings({ id }).cancel.post({}, once()))
      await onChanged()
    }, say('schedule.takenBack'))
  const isNear = Math.abs(booking.pickup.at - Date.now()) < nearMs
  return (
    <article class={needsAnswer ? 'card booking asks' : 'card booking'}>
      <header class="row between">
        <h3>{titleOf(booking, name)}</h3>
        <span class={isAgreed ? 'badge' : 'badge warn'}>
          <Icon name={isAgreed ? 'check' : 'clock'} size={16} />
          {say(isAgreed ? 'schedule.agreed' : needsAnswer ? 'schedule.yourTurn' : 'schedule.waits')}
        </span>
      </header>
      <p class="strong figures">{pickupOf(booking)}</p>
      <Way from={booking.from} to={booking.to} />
      <div class="row wrap">
        {other.plate !== null && <Plate plate={other.plate} />}
        <Plain
          parts={[
            other.vehicleType !== null && vehicleName(other.vehicleType),
            role === 'driver' && seatsOf({ role: 'passenger', seats: booking.seats }),
          ]}
        />
        {other.ratings > 0 && <Stars stars={other.stars} ratings={other.ratings} />}
      </div>
      {suits !== null && (
        <p class="quiet small">
          {role === 'passenger'
            ? say('schedule.walks', { start: distance(suits.startOffM), end: distance(suits.endOffM) })
            : say('schedule.detour', { distance: distance(suits.detourM) })}
        </p>
      )}
      {booking.estimateRwf !== null && (
        <p class="quiet small">{say('schedule.fare', { fare: booking.estimateRwf })}</p>
      )}
      {repeats && <p class="quiet small">{say('schedule.thisDayOnly')}</p>}
      {doing.fault}
      {needsAnswer && (
        <div class="buttons beside">
          <Button
            look="primary"
            icon="check"
            onClick={() => act('accept', say('schedule.accepted', { name }))}
          >
            {say('schedule.accept')}
          </Button>
          <Button look="quiet" onClick={() => act('decline', say('schedule.declined', { name }))}>
            {say('schedule.decline')}
          </Button>
        </div>
      )}
      {state === 'asked' && askedByMe && (
        <Button look="quiet" onClick={takeBack}>
          {say('schedule.takeBack')}
        </Button>
      )}
      {isAgreed && (
        <div class="buttons beside">
          {other.phone !== null && (
            <ButtonLink look="primary" icon="phone" href={`tel:+${other.phone}`}>
              {say('common.call')}
            </ButtonLink>
          )}
          <Button icon="message" onClick={() => setOpen('message')}>
            {say('schedule.message')}
          </Button>
          {role === 'driver' && (
            <ButtonLink look="quiet" icon="map" href={mapLink(booking.from)} target="_blank" rel="noreferrer">
              {say('schedule.showPlace')}
            </ButtonLink>
          )}
          {role === 'passenger' && isNear && (
            <Button look="quiet" icon="wallet" onClick={() => setOpen('pay')}>
              {say('schedule.pay')}
            </Button>
          )}
          <Button look="quiet" onClick={() => setOpen('cancel')}>
            {say('common.cancel')}
          </Button>
          {isNear && (
            <Button look="danger" icon="shield" onClick={() => setOpen('help')}>
              {say('schedule.help')}
            </Button>
          )}
        </div>
      )}
      <BookingSheet open={open} booking={booking} onClose={() => setOpen(undefined)} onChanged={onChanged} />
    </article>
  )
}

function titleOf({ state, role, askedByMe }: ShownBooking, name: string): string {
  const isDriver = role === 'driver'
  if (state === 'agreed') return say(isDriver ? 'schedule.youTake' : 'schedule.takesYou', { name })
  if (askedByMe) return say('schedule.youAsked', { name })
  return say(isDriver ? 'schedule.wantsAlong' : 'schedule.offersSeat', { name })
}

/** Paying and calling for help belong to the hours around the trip. */
const nearMs = 6 * 3_600_000
