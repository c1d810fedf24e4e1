import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso/router'
import { clockIn } from '../../../server/i18n/calendar.ts'
import { money, say } from '../../i18n/say.ts'
import { dayName, time } from '../../i18n/time.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { vehicleIcons, vehicleName } from '../../ui/shown.tsx'
import { capital, placeIn } from '../ride/words.ts'
import { linkTo } from '../schedule/link.ts'
import type { HistoryEntry } from './page.tsx'

type Of<Kind extends HistoryEntry['kind']> = Extract<HistoryEntry, { kind: Kind }>

/** One line of the history, and the way to do the same again. */
export function Entry({ entry }: { entry: HistoryEntry }) {
  if (entry.kind === 'ride') return <RideEntry entry={entry} />
  return entry.kind === 'trip' ? <TripEntry entry={entry} /> : <QrEntry entry={entry} />
}

function RideEntry({ entry: { id, at, ride } }: { entry: Of<'ride'> }) {
  const { pickup, dropoff, other, role, state, fareRwf } = ride
  const name = other?.name ?? null
  const company =
    name === null
      ? vehicleName(ride.vehicleType)
      : say(role === 'driver' ? 'history.drove' : 'history.rode', { name })
  const again =
    role === 'passenger' ? linkTo('/nearby', { from: pickup, ...(dropoff && { to: dropoff }) }) : undefined
  return (
    <Line
      icon={vehicleIcons[ride.vehicleType]}
      href={`/ride/${id}`}
      title={dropoff === null ? placeIn(pickup) : `${placeIn(pickup)} → ${placeIn(dropoff)}`}
      under={[time(at), company, ride.state === 'completed' ? undefined : stateOf(state)]}
      end={state === 'completed' && fareRwf !== null ? money(fareRwf) : undefined}
      again={again !== undefined && <Again href={again} />}
    />
  )
}

function stateOf(state: Of<'ride'>['ride']['state']): string {
  if (state === 'cancelled') return say('history.cancelled')
  return state === 'expired' ? say('history.notFound') : say('history.active')
}

function TripEntry({ entry: { trip } }: { entry: Of<'trip'> }) {
  const [latest] = trip.with
  const isAny = trip.windowFromMin === 0 && trip.windowToMin >= 1440
  const hours = isAny
    ? say('schedule.anyHour')
    : `${clockIn(trip.windowFromMin)}–${clockIn(trip.windowToMin)}`
  const { from, to } = trip
  return (
    <Line
      icon="calendar"
      href={trip.state === 'active' ? '/schedule' : undefined}
      title={`${placeIn(from)} → ${placeIn(to)}`}
      under={[
        `${capital(dayName(trip.firstDay))}, ${hours}`,
        trip.repeats === 'once' ? undefined : say(`schedule.${trip.repeats}`),
        latest?.name == null
          ? undefined
          : say(trip.role === 'driver' ? 'history.drove' : 'history.rode', { name: latest.name }),
        trip.state === 'active'
          ? say('history.planned')
          : say(trip.state === 'cancelled' ? 'history.cancelled' : 'history.over'),
      ]}
      again={<Again href={linkTo('/schedule', { from, to })} />}
    />
  )
}

function QrEntry({ entry: { id, at, qr } }: { entry: Of<'qr'> }) {
  const { route } = useLocation()
  const anew = `/qr?payee=${qr.payee.value}&amount=${qr.amountRwf ?? 'none'}`
  const show = async () => {
    const { codes, loadCodes } = await import('../qr/codes.ts')
    await loadCodes()
    const kept = codes.value?.find((code) => code.id === id)
    route(kept === undefined ? anew : `/qr?code=${kept.key}`)
  }
  return (
    <Line
      icon="qr"
      onClick={show}
      title={say('history.payee', { payee: qr.shown })}
      under={[time(at)]}
      end={qr.amountRwf === null ? say('history.anyAmount') : money(qr.amountRwf)}
    />
  )
}

const Again = ({ href }: { href: string }) => (
  <ButtonLink icon="refresh" label={say('history.again')} href={href} />
)

function Line({
  icon,
  title,
  under,
  end,
  href,
  onClick,
  again,
}: {
  icon: IconName
  title: string
  under: (string | undefined)[]
  end?: string | undefined
  href?: string | undefined
  onClick?: () => Promise<void>
  again?: ComponentChildren
}) {
  const inner = (
    <>
      <Icon name={icon} />
      <span class="main">
        <span class="title">{title}</span>
        <span class="under">
          {end !== undefined && <span class="strong figures history-sum">{end}</span>}
          {[end === undefined ? undefined : '', ...under].filter((part) => part !== undefined).join(' · ')}
        </span>
      </span>
    </>
  )
  return (
    <li class="history-line">
      {href !== undefined ? (
        <a class="row-item" href={href}>
          {inner}
        </a>
      ) : onClick !== undefined ? (
        <button type="button" class="row-item" onClick={onClick}>
          {inner}
        </button>
      ) : (
        <div class="row-item">{inner}</div>
      )}
      {again}
    </li>
  )
}
