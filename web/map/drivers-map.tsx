import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { VehicleType } from '../../server/db/schema-mobility.ts'
import type { Point } from '../../server/geo/point.ts'
import { say } from '../i18n/say.ts'

export interface DriverOnMap extends Point {
  id: number | string
  vehicleType: VehicleType
  /** Shown beside the marker, when given. */
  name?: string
  isChosen?: boolean
}

export interface DriversMapProps {
  drivers: readonly DriverOnMap[]
  me?: Point | undefined
  pickup?: Point | undefined
  dropoff?: Point | undefined
  /** A marker was tapped; the list must offer the same. */
  onChoose?: (id: DriverOnMap['id']) => void
}

/**
 * Who is where, live, with markers that glide. A page shows the same as a list, for whoever cannot see a map or has
 * no network to fetch it: then nothing is shown here. Its place is kept from the beginning.
 */
export function DriversMap(props: DriversMapProps) {
  const [LiveMap, setLiveMap] = useState<ComponentType<DriversMapProps>>()
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    import('./live-map.tsx').then(
      ({ LiveMap }) => setLiveMap(() => LiveMap),
      (error: unknown) => {
        console.warn(error)
        setFailed(true)
      },
    )
  }, [])
  if (hasFailed) return <p class="hint quiet">{say('map.listOnly')}</p>
  if (LiveMap === undefined)
    return <span class="bone drivers-map" role="status" aria-label={say('common.loading')} />
  return <LiveMap {...props} />
}
