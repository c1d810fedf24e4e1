import type { VehicleType } from '../../server/db/schema-mobility.ts'
import { number, say } from '../i18n/say.ts'
import { Icon, type IconName } from './icon.tsx'

/** A number plate as it hangs on the vehicle. */
export const Plate = ({ plate, large = false }: { plate: string; large?: boolean }) => (
  <span class={large ? 'plate large' : 'plate'}>{plate}</span>
)

/** "★ 4.8" */
export function Stars({ stars, ratings }: { stars: number | null; ratings?: number }) {
  if (stars === null) return <span class="quiet small">{say('common.noStars')}</span>
  const rounded = Math.round(stars * 10) / 10
  return (
    <span class="stars">
      <Icon name="star" size={18} label={say('common.stars', { stars: rounded })} />
      <span aria-hidden>{number(rounded)}</span>
      {ratings !== undefined && <span class="quiet small">({number(ratings)})</span>}
    </span>
  )
}

export const vehicleIcons: Record<VehicleType, IconName> = {
  moto: 'moto',
  cab: 'car',
  liffan: 'moto',
  truck: 'truck',
  rental: 'car',
  other: 'car',
}

export const vehicleName = (type: VehicleType): string => say(`common.${type}`)
