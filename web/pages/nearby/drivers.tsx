import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { NearbyDriver } from '../../../server/policy/rides.ts'
import type { Answer, api } from '../../api.ts'
import { distance, money, say } from '../../i18n/say.ts'
import { link, nearby } from '../../live.ts'
import type { DriversMapProps } from '../../map/drivers-map.tsx'
import type { PickedPlace } from '../../map/places.ts'
import { online } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Bones, Empty, Notice } from '../../ui/notice.tsx'
import { Plate, Stars, vehicleIcons } from '../../ui/shown.tsx'
import { type RideType, want } from './wish.ts'

export type Price = Answer<typeof api.rides.estimate.get>

/** Who is free, the nearest first, and on a map for whoever wants one. */
export function Drivers({
  from,
  to,
  type,
  isWide,
  price,
  onAsk,
}: {
  from: PickedPlace | undefined
  to: PickedPlace | undefined
  type: RideType
  isWide: boolean
  price: Price | undefined
  onAsk(asked: NearbyDriver | 'any'): void
}) {
  if (from === undefined) {
    return (
      <Empty icon="locate" title={say('nearby.whereFirst')}>
        <p>{say('nearby.whereFirstWhy')}</p>
      </Empty>
    )
  }
  const drivers = nearby.value
  if (drivers === undefined || drivers === null) return online.value ? <Bones rows={4} /> : null
  if (drivers.length === 0) return <Nobody isWide={isWide} onAsk={onAsk} />
  return (
    <section class="stack" aria-labelledby="free">
      <div class="row between">
        <h2 id="free" aria-live="polite">
          {say('nearby.free', { n: drivers.length })}
        </h2>
        <Freshness />
      </div>
      <Fare price={price} />
      <Button look="primary" large wide disabled={!online.value} onClick={() => onAsk('any')}>
        {say('nearby.any')}
      </Button>
      <MapOnDemand {...{ from, to, type, drivers, onAsk }} />
      <div>
        <h3>{say('nearby.choose')}</h3>
        <p class="quiet small">{say('nearby.tapHint')}</p>
      </div>
      <ul class="rows" aria-label={say('nearby.choose')}>
        {drivers.map((driver) => (
          <li key={driver.driverId}>
            <button
              type="button"
              class="row-item nearby-driver"
              disabled={!online.value}
              onClick={() => onAsk(driver)}
            >
              <Icon name={vehicleIcons[type]} />
              <span class="main">
                <span class="title">
                  {driver.name} <Plate plate={driver.plate} />
                </span>
                <span class="under">{awayOf(driver)}</span>
              </span>
              <span class="end">
                {driver.ratings === 0 ? (
                  <span class="badge plain">{say('nearby.new')}</span>
                ) : (
                  <Stars stars={driver.stars} ratings={driver.ratings} />
                )}
              </span>
              <Icon name="forward" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const awayOf = ({ distanceM, minutes }: NearbyDriver): string =>
  say('nearby.away', { distance: distance(distanceM), minutes: say('common.minutes', { n: minutes }) })

export const fareOf = ({ rwf, verified }: NonNullable<Price['estimate']>): string =>
  verified ? money(rwf) : say('nearby.fare', { fare: money(rwf) })

/** The same for every driver: it stands once. */
function Fare({ price }: { price: Price | undefined }) {
  if (price === undefined) return null
  if (price.estimate === null) return <p class="quiet">{say('nearby.agree')}</p>
  const { distanceM, minutes } = price.estimate
  const way = { distance: distance(distanceM), minutes: say('common.minutes', { n: minutes }) }
  return (
    <div class="card flat">
      <div class="row between">
        <span>{say('nearby.price')}</span>
        <span class="strong figures">{fareOf(price.estimate)}</span>
      </div>
      <p class="quiet small">{say('nearby.priceHint', way)}</p>
      {price.isStepAway && <Notice kind="warn">{say('nearby.stepAway')}</Notice>}
    </div>
  )
}

function Freshness() {
  if (link.value === 'live') {
    return (
      <span class="badge">
        <span class="live-dot" aria-hidden />
        {say('nearby.live')}
      </span>
    )
  }
  return link.value === 'polling' ? <span class="badge plain">{say('nearby.polled')}</span> : null
}

function Nobody({ isWide, onAsk }: { isWide: boolean; onAsk(asked: 'any'): void }) {
  return (
    <div class="card center">
      <Empty icon="search" title={say('nearby.nobody', { km: isWide ? 25 : 10 })}>
        <p>{say('nearby.nobodyHint')}</p>
      </Empty>
      <div class="buttons">
        <Button look="primary" large wide disabled={!online.value} onClick={() => onAsk('any')}>
          {say('nearby.keepLooking')}
        </Button>
        {!isWide && (
          <Button look="quiet" wide onClick={() => want({ isWide: true })}>
            {say('nearby.widen', { km: 25 })}
          </Button>
        )}
      </div>
    </div>
  )
}

/** The map costs more than the rest of the app: it comes when somebody asks for it. */
function MapOnDemand({
  from,
  to,
  type,
  drivers,
  onAsk,
}: {
  from: PickedPlace
  to: PickedPlace | undefined
  type: RideType
  drivers: NearbyDriver[]
  onAsk(asked: NearbyDriver): void
}) {
  const [isShown, setShown] = useState(false)
  const [drawn, setDrawn] = useState<{ of: ComponentType<DriversMapProps> } | 'failed'>()
  useEffect(() => {
    if (!isShown || drawn !== undefined) return
    import('../../map/drivers-map.tsx').then(
      ({ DriversMap }) => setDrawn({ of: DriversMap }),
      () => setDrawn('failed'),
    )
  }, [isShown, drawn])
  return (
    <div class="stack tight">
      <Button look="quiet" icon="map" wide aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {say(isShown ? 'nearby.hideMap' : 'nearby.showMap')}
      </Button>
      {isShown && (
        <div class="nearby-map">
          {drawn === undefined && <span class="bone" />}
          {drawn === 'failed' && <Notice kind="warn">{say('map.listOnly')}</Notice>}
          {typeof drawn === 'object' && (
            <drawn.of
              drivers={drivers.map(({ driverId, name, at }) => ({
                id: driverId,
                name,
                vehicleType: type,
                ...at,
              }))}
              pickup={from}
              dropoff={to}
              onChoose={(id) => {
                const driver = drivers.find(({ driverId }) => driverId === id)
                if (driver !== undefined) onAsk(driver)
              }}
            />
          )}
        </div>
      )}
      {isShown && <p class="quiet small">{say('nearby.mapHint')}</p>}
    </div>
  )
}
