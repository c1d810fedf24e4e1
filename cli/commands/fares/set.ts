import { Args, Flags } from '@oclif/core'
import type { TariffChange } from '../../../server/fares/tariff.ts'
import { BaseCommand } from '../../base-command.ts'
import { distance, night } from '../../fares/typed.ts'

export default class FaresSet extends BaseCommand {
  static override summary = 'Set or correct what rides with a type of vehicle cost'
  static override description =
    'What is not given stays as it is. Rides under way keep the estimate they began with.'
  static override examples = [
    '<%= config.bin %> fares set cab --first-km 2 --first 1500 --per-km 700 --verified',
    '<%= config.bin %> fares set moto --night 22:00-05:00 --night-percent 20',
    '<%= config.bin %> fares set moto --night none',
    '<%= config.bin %> fares set rental --first-km 50 --first 30000 --per-km 300 --note "Our price list of May"',
  ]
  static override args = {
    type: Args.string({
      required: true,
      options: ['moto', 'cab', 'liffan', 'truck', 'rental', 'other'],
      description: 'Type of vehicle',
    }),
  }
  static override flags = {
    'first-km': distance({ description: 'How far the first price reaches' }),
    first: Flags.integer({ description: 'The first price', helpValue: 'RWF' }),
    'per-km': Flags.integer({ description: 'Each further kilometre', helpValue: 'RWF' }),
    'long-after-km': distance({ description: 'From here on a kilometre has another price; 0 for never' }),
    'long-per-km': Flags.integer({ description: 'Each kilometre beyond', helpValue: 'RWF' }),
    'waiting-free-min': Flags.integer({
      description: 'Minutes of waiting that cost nothing',
      helpValue: 'MIN',
    }),
    'waiting-per-min': Flags.integer({ description: 'Each further minute of waiting', helpValue: 'RWF' }),
    night: night({ description: 'When the night fare holds, or none' }),
    'night-percent': Flags.integer({ description: 'Added to the whole fare at night', helpValue: 'PERCENT' }),
    'road-percent': Flags.integer({
      description: 'The way by road in percent of the straight line',
      helpValue: 'PERCENT',
    }),
    'speed-kmh': Flags.integer({
      description: 'Usual speed, for the minutes people are told',
      helpValue: 'KM/H',
    }),
    verified: Flags.boolean({ allowNo: true, description: 'You vouch for it: people are told no "about"' }),
    note: Flags.string({ description: 'Where it comes from' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(FaresSet)
    const config = await this.loadConfig('tool', flags)
    const { AppError } = await import('../../../server/error.ts')
    const { changeTariff } = await import('../../../server/fares/tariff.ts')
    const { vehicleTypes } = await import('../../../server/vehicles/vehicles.ts')
    const { describeTariff } = await import('../../fares/shown.ts')
    const { withDatabase } = await import('../../open-database.ts')
    const type = vehicleTypes.find((each) => each === args.type) ?? 'other'
    const change = changeOf(flags)
    if (Object.keys(change).length === 0)
      throw new AppError('usage.invalid', 'Nothing to change: give at least one of the flags "--help" shows.')
    const tariff = await withDatabase(config, (db) => db.write((tx) => changeTariff(tx, type, change)))
    this.log(describeTariff(tariff).join('\n'))
    return { tariff }
  }
}

interface Given {
  'first-km'?: number | undefined
  first?: number | undefined
  'per-km'?: number | undefined
  'long-after-km'?: number | undefined
  'long-per-km'?: number | undefined
  'waiting-free-min'?: number | undefined
  'waiting-per-min'?: number | undefined
  night?: { fromMin: number; toMin: number } | null | undefined
  'night-percent'?: number | undefined
  'road-percent'?: number | undefined
  'speed-kmh'?: number | undefined
  verified?: boolean | undefined
  note?: string | undefined
}

function changeOf(flags: Given): TariffChange {
  const longAfterM = flags['long-after-km']
  const noLong = longAfterM === 0 ? { longAfterM: null, longPerKmRwf: null } : { longAfterM }
  const own = flags.first !== undefined || flags['per-km'] !== undefined
  const change = {
    firstM: flags['first-km'],
    firstRwf: flags.first,
    perKmRwf: flags['per-km'],
    longPerKmRwf: flags['long-per-km'],
    ...noLong,
    waitingFreeMin: flags['waiting-free-min'],
    waitingPerMinRwf: flags['waiting-per-min'],
    ...(flags.night !== undefined && {
      nightFromMin: flags.night?.fromMin ?? null,
      nightToMin: flags.night?.toMin ?? null,
    }),
    // Without a night its percent would stay behind, and come back with the next night.
    nightPercent: flags['night-percent'] ?? (flags.night === null ? 0 : undefined),
    roadPercent: flags['road-percent'],
    speedKmh: flags['speed-kmh'],
    verified: flags.verified,
    // The note that ships tells where the shipped prices come from, which these no longer are.
    note: flags.note ?? (own ? 'Set by the operator.' : undefined),
  }
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
