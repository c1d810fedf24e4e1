import { rideTypes } from '../api/ride-shape.ts'
import type { ToServer } from './wire.ts'

/** What a page says, if it can be understood. */
export function heard(message: unknown): ToServer | undefined {
  if (!isRecord(message)) return undefined
  switch (message.is) {
    case 'hello': {
      const { version } = message
      if (version === null || (typeof version === 'string' && version.length <= 32))
        return { is: 'hello', version }
      return undefined
    }
    case 'watch': {
      const { type: named, at, radiusM } = message
      const type = rideTypes.find((one) => one === named)
      if (type === undefined || !isRecord(at) || !isWithin(radiusM, 500, 25_000)) return undefined
      const { latitude, longitude } = at
      if (!isWithin(latitude, -90, 90) || !isWithin(longitude, -180, 180)) return undefined
      return { is: 'watch', type, at: { latitude, longitude }, radiusM }
    }
    case 'unwatch':
      return { is: 'unwatch' }
    default:
      return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isWithin = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most
