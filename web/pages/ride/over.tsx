import { useLocation } from 'preact-iso/router'
import { answerOf, api } from '../../api.ts'
import { money, say } from '../../i18n/say.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useAct } from './act.ts'
import { Headline, Timeline, Way, Who } from './parts.tsx'
import { Payment } from './payment.tsx'
import { GiveStars } from './stars.tsx'
import { nameOf, type Ride, reasonIn, standing } from './words.ts'

/** What is left to do after a ride: pay, give stars, or ask again. */
export function Over({ ride, onChanged }: { ride: Ride; onChanged?: () => void }) {
  const isPassenger = ride.role === 'passenger'
  const isDone = ride.state === 'completed'
  return (
    <>
      {isDone && <FareCard ride={ride} />}
      {isDone && ride.other !== null && <GiveStars ride={ride} {...(onChanged && { onChanged })} />}
      {!isDone && <Ended ride={ride} />}
      <section class="card flat">
        <Who ride={ride} />
        <Way of={ride} distanceM={ride.distanceM} unsaid="–" />
      </section>
      <Timeline ride={ride} />
      {isPassenger && isDone && (
        <ButtonLink look="quiet" wide href="/nearby">
          {say('ride.find')}
        </ButtonLink>
      )}
      {!isPassenger && (
        <ButtonLink look="quiet" icon="car" wide href="/drive">
          {say('ride.toDrive')}
        </ButtonLink>
      )}
    </>
  )
}

function FareCard({ ride }: { ride: Ride }) {
  const { fareRwf, estimateRwf, role, other } = ride
  const fare = fareRwf ?? 0
  const name = nameOf(ride)
  if (fare === 0) {
    return (
      <section class="card center">
        <Headline words={standing(ride)} under={say('ride.nothingToPay')} />
      </section>
    )
  }
  if (role === 'driver') {
    return (
      <section class="card center">
        <Headline words={standing(ride)} />
        <p class="label">{say('ride.toPay')}</p>
        <p class="ride-fare figures">{money(fare)}</p>
        <p class="quiet">
          {other?.hears === false
            ? say('ride.untold', { name })
            : say('ride.askedFor', { name, fare: money(fare) })}
        </p>
      </section>
    )
  }
  const isFarAbove = estimateRwf !== null && fare > 3 * estimateRwf
  return (
    <section class="card">
      <div class="center">
        <Headline words={standing(ride)} />
        <p class="label">{say('ride.toPay')}</p>
        <p class="ride-fare figures">{money(fare)}</p>
        {estimateRwf !== null && estimateRwf !== fare && (
          <p class="quiet small">{say('ride.estimateWas', { fare: money(estimateRwf) })}</p>
        )}
      </div>
      {isFarAbove && <Notice kind="warn">{say('ride.farAbove')}</Notice>}
      <Payment ride={ride} />
    </section>
  )
}

/** Who ended it and why; for a passenger, a way on. */
function Ended({ ride }: { ride: Ride }) {
  const { route } = useLocation()
  const { change, refusal } = useAct()
  const { cancelledBy, role, vehicleType, pickup, dropoff, state } = ride
  const name = nameOf(ride)
  const why = reasonIn(ride.cancelReason)
  const by =
    cancelledBy === null
      ? undefined
      : cancelledBy === role
        ? say('ride.cancelled.you')
        : cancelledBy === 'operator' || cancelledBy === 'system'
          ? say(`ride.cancelled.${cancelledBy}`)
          : say(`ride.cancelled.${cancelledBy}`, { name })
  const again = async () => {
    if (vehicleType === 'other') return route('/nearby')
    const body = { type: vehicleType, pickup: spot(pickup), ...(dropoff && { dropoff: spot(dropoff) }) }
    if (await change((once) => answerOf(api.rides.post(body, once)))) route('/ride')
  }
  return (
    <section class="card">
      <Headline words={standing(ride)} under={by} />
      {why !== undefined && <p class="quiet">{say('ride.because', { reason: why })}</p>}
      {refusal !== undefined && <Notice kind="bad">{refusal}</Notice>}
      {role === 'passenger' && (
        <div class="buttons">
          <Button look="primary" large wide onClick={again}>
            {say(state === 'expired' || ride.other === null ? 'ride.again' : 'ride.another')}
          </Button>
          <ButtonLink look="quiet" wide href="/nearby">
            {say('ride.find')}
          </ButtonLink>
        </div>
      )}
    </section>
  )
}

const spot = ({ latitude, longitude, name }: Ride['pickup']) => ({
  latitude,
  longitude,
  ...(name !== null && { name }),
})
