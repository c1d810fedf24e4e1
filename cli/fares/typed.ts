import { Errors, Flags } from '@oclif/core'

/** Kilometres as typed, such as 2 or 1.5, in metres. */
export const distance = Flags.custom<number>({
  helpValue: 'KM',
  parse: async (given) => {
    const metres = Number(given) * 1000
    if (/^\d{1,4}(\.\d{1,3})?$/.test(given)) return Math.round(metres)
    throw new Errors.CLIError(`Expected kilometres such as 2 or 1.5 but received: ${given}`)
  },
})

/** "-1.9441,30.0619" */
export const point = Flags.custom<{ latitude: number; longitude: number }>({
  helpValue: 'LAT,LON',
  parse: async (given) => {
    const [, latitude, longitude] =
      /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(given) ?? []
    const found = { latitude: Number(latitude), longitude: Number(longitude) }
    if (Math.abs(found.latitude) <= 90 && Math.abs(found.longitude) <= 180) return found
    throw new Errors.CLIError(`Expected degrees such as -1.9441,30.0619 but received: ${given}`)
  },
})

/** "22:00-05:00" as minutes after midnight; null for "none". */
export const night = Flags.custom<{ fromMin: number; toMin: number } | null>({
  helpValue: 'HH:MM-HH:MM',
  parse: async (given) => {
    if (given.trim().toLowerCase() === 'none') return null
    const [, ...parts] =
      /^([01]?\d|2[0-3]):([0-5]\d)\s*[-–]\s*([01]?\d|2[0-3]):([0-5]\d)$/.exec(given.trim()) ?? []
    if (parts.length === 0)
      throw new Errors.CLIError(`Expected a night such as 22:00-05:00 or none but received: ${given}`)
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = parts.map(Number)
    return { fromMin: fromHour * 60 + fromMinute, toMin: toHour * 60 + toMinute }
  },
})
