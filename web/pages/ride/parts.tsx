import { useEffect, useRef, useState } from 'preact/hooks'
import { distance, money, say } from '../../i18n/say.ts'
import { time } from '../../i18n/time.ts'
import { serverNow } from '../../live.ts'
import { Icon } from '../../ui/icon.tsx'
import { Plate, Stars, vehicleIcons, vehicleName } from '../../ui/shown.tsx'
import { nameOf, placeIn, type Ride } from './words.ts'

/** How it stands, in large letters. */
export const Headline = ({ words, under }: { words: string; under?: string | undefined }) => (
  <div>
    <p class="ride-now">{words}</p>
    {under !== undefined && <p class="quiet">{under}</p>}
  </div>
)

/** The way so far, and what comes. */
export function Timeline({ ride }: { ride: Ride }) {
  const at = {
    requested: ride.requestedAt,
    accepted: ride.acceptedAt,
    arrived: ride.arrivedAt,
    started: ride.startedAt,
    completed: ride.state === 'completed' ? ride.endedAt : null,
    cancelled: ride.state === 'cancelled' ? ride.endedAt : null,
    expired: ride.state === 'expired' ? ride.endedAt : null,
  }
  const current = [...steps, ...endings].findLast((step) => at[step] !== null)
  // Of one that was given up nothing more is to come.
  const shown = ride.endedAt === null ? steps : [...steps, ...endings].filter((step) => at[step] !== null)
  return (
    <ol class="card flat ride-steps" aria-label={say('ride.timeline')}>
      {shown.map((step) => (
        <li
          key={step}
          class={at[step] === null ? '' : 'done'}
          {...(step === current && { 'aria-current': 'step' as const })}
        >
          <span class="dot" aria-hidden />
          <span class="grow">{say(`ride.step.${step}`)}</span>
          {at[step] !== null && <span class="quiet small figures">{time(at[step])}</span>}
        </li>
      ))}
    </ol>
  )
}

/** The other side: how to know them. */
export function Who({ ride }: { ride: Ride }) {
  const { other, role, vehicleType } = ride
  if (other === null) return null
  return (
    <div class="row ride-who">
      <span class="ride-face" aria-hidden>
        <Icon name={role === 'passenger' ? vehicleIcons[vehicleType] : 'person'} size={28} />
      </span>
      <div class="grow">
        <p class="strong">{other.name ?? nameOf(ride)}</p>
        <p class="small quiet">
          {role === 'passenger' && `${vehicleName(vehicleType)} · `}
          <Stars stars={other.ratings === 0 ? null : other.stars} ratings={other.ratings} />
        </p>
      </div>
      {role === 'passenger' && other.plate !== null && <Plate plate={other.plate} large />}
    </div>
  )
}

/** From where to where, how far, and for about how much. */
export function Way({
  of: { pickup, dropoff, estimateRwf },
  distanceM,
  unsaid,
}: {
  of: Pick<Ride, 'pickup' | 'dropoff' | 'estimateRwf'>
  distanceM: number | null
  /** Where no destination was told. */
  unsaid: string
}) {
  return (
    <dl class="ride-way">
      <div>
        <dt>{say('ride.from')}</dt>
        <dd>{placeIn(pickup)}</dd>
      </div>
      <div>
        <dt>{say('ride.to')}</dt>
        <dd>
          {dropoff === null ? unsaid : placeIn(dropoff)}
          {dropoff !== null && distanceM !== null && (
            <span class="quiet small"> · {say('ride.byRoad', { distance: distance(distanceM) })}</span>
          )}
        </dd>
      </div>
      <div>
        <dt>{say('ride.estimate')}</dt>
        <dd class="strong figures">{estimateRwf === null ? say('ride.agree') : money(estimateRwf)}</dd>
      </div>
    </dl>
  )
}

/** What is left of a time, by the server's clock. Its ticking is not read aloud. */
export function Countdown({ until, label }: { until: number; label: string }) {
  const [now, setNow] = useState(serverNow)
  const whole = useRef(until - now)
  useEffect(() => {
    whole.current = Math.max(whole.current, until - serverNow())
    const timer = setInterval(() => setNow(serverNow()), 1000)
    return () => clearInterval(timer)
  }, [until])
  const leftMs = Math.max(0, until - now)
  const seconds = Math.ceil(leftMs / 1000)
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <div class="ride-countdown" role="timer">
      <span class="row between">
        <span class="quiet">{label}</span>
        <span class="strong figures">{text}</span>
      </span>
      <progress value={leftMs} max={Math.max(1, whole.current)} aria-hidden />
    </div>
  )
}

/** Of one that did not come to its end. */
const endings = ['cancelled', 'expired'] as const
const steps = ['requested', 'accepted', 'arrived', 'started', 'completed'] as const
