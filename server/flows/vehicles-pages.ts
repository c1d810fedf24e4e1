import type { OwnVehicle } from '../policy/drive.ts'
import { answerId } from './flow.ts'
import type { Choice } from './message.ts'

/**
 * The vehicles that a list shows at a time, from this one on, and the rows for them with the way to the others. Nobody
 * registers so many; two numbers that turn out to be one person's may have them together.
 */
export function pageOf(
  vehicles: OwnVehicle[],
  step: 'list' | 'whose',
  from = 0,
): { shown: OwnVehicle[]; rows: Choice[] } {
  const first = from < vehicles.length ? from : 0
  const shown = vehicles.slice(first, first + perPage)
  const rows = shown.map(({ id, plate }) => ({ id: answerId('vehicles', step, id), title: plate }))
  if (vehicles.length <= perPage) return { shown, rows }
  const next = first + perPage < vehicles.length ? first + perPage : 0
  const last = Math.min(next + perPage, vehicles.length)
  return {
    shown,
    rows: [...rows, { id: answerId('vehicles', step, `from${next}`), title: `➡️ ${next + 1}–${last}` }],
  }
}

/** Where the page begins that they want to see; undefined for any other answer. */
export const pageIn = (value: string | undefined): number | undefined =>
  value !== undefined && /^from\d{1,3}$/.test(value) ? Number(value.slice(4)) : undefined

/** With what else a list offers they are no more than WhatsApp's ten rows. */
const perPage = 8
