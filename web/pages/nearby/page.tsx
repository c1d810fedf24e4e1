import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { NearbyDriver } from '../../../server/policy/rides.ts'
import { answerOf, api } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { time } from '../../i18n/time.ts'
import { live, nearby, useLive, useNearby } from '../../live.ts'
import { PlacePicker } from '../../map/picker.tsx'
import { useResource } from '../../resource.ts'
import { config, online } from '../../session.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ForSignedIn, Page } from '../../ui/page.tsx'
import { vehicleIcons, vehicleName } from '../../ui/shown.tsx'
import { Confirm } from './confirm.tsx'
import { Drivers } from './drivers.tsx'
import { type RideType, rideTypes, want, wantFromAddress, wish } from './wish.ts'

/** Who is free round a place, and asking one of them for a ride. */
export default function NearbyPage() {
  return (
    <Page title={say('nearby.title')}>
      <ForSignedIn icon="pin" about={<p>{say('nearby.about')}</p>}>
        <Nearby />
      </ForSignedIn>
    </Page>
  )
}

function Nearby() {
  useLive()
  const ride = live.value?.ride
  if (config.value?.flags.nearby_drivers === false || nearby.value === null)
    return <Notice kind="warn">{say('nearby.off')}</Notice>
  if (ride !== undefined && ride !== null && ride.endedAt === null) {
    return (
      <div class="card">
        <p class="strong">{say('nearby.riding')}</p>
        <ButtonLink look="primary" large wide href="/ride">
          {say('nearby.toRide')}
        </ButtonLink>
      </div>
    )
  }
  return <Search />
}

function Search() {
  const { query } = useLocation()
  const { type, from, to, isWide } = wish.value
  const [lost, setLost] = useState<string[]>([])
  const [asked, setAsked] = useState<NearbyDriver | 'any'>()
  const radiusM = isWide ? widestM : usualM
  useNearby(from && { type, at: { latitude: from.latitude, longitude: from.longitude }, radiusM })
  useEffect(() => {
    void wantFromAddress(query).then(setLost)
  }, [query])
  const paused = useResource(
    'rides.paused',
    async () => (await answerOf(api.rides.current.get())).pausedUntil,
  )
  const pair = (at: { latitude: number; longitude: number }) => `${at.latitude},${at.longitude}`
  const way = from && to && `${type} ${pair(from)} ${pair(to)}`
  const price = useResource(way && `estimate ${way}`, async () => {
    if (from === undefined || to === undefined) return undefined
    return answerOf(api.rides.estimate.get({ query: { type, from: pair(from), to: pair(to) } }))
  })
  const pausedUntil = paused.data ?? null

  return (
    <>
      {!online.value && <Notice kind="warn">{say('nearby.offline')}</Notice>}
      {pausedUntil !== null && pausedUntil > Date.now() && (
        <Notice kind="warn">{say('nearby.paused', { time: time(pausedUntil) })}</Notice>
      )}
      {lost.map((words) => (
        <Notice kind="warn" key={words}>
          {say('nearby.notFound', { words })}
        </Notice>
      ))}
      <Choice<RideType>
        label={say('nearby.vehicle')}
        hidesLabel
        value={type}
        onValue={(type) => want({ type })}
        options={rideTypes.map((type) => ({
          value: type,
          label: (
            <>
              <Icon name={vehicleIcons[type]} size={22} />
              {vehicleName(type)}
            </>
          ),
        }))}
      />
      <div class="card">
        <PlacePicker label={say('nearby.from')} value={from} onPick={(from) => want({ from })} />
        <PlacePicker
          label={say('nearby.to')}
          value={to}
          onPick={(to) => want({ to })}
          near={from}
          hint={say('nearby.toHint')}
          optional
        />
      </div>
      <Drivers
        from={from}
        to={to}
        type={type}
        isWide={isWide}
        price={way === undefined ? undefined : price.data}
        onAsk={setAsked}
      />
      {from !== undefined && (
        <Confirm
          asked={asked}
          wish={{ type, from, to, isWide }}
          price={way === undefined ? undefined : price.data}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

const usualM = 10_000
const widestM = 25_000
