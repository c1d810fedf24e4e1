import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { distance, point } from '../../fares/typed.ts'

export default class FaresEstimate extends BaseCommand {
  static override summary = 'Tell what a ride would cost'
  static override examples = [
    '<%= config.bin %> fares estimate moto --km 3',
    '<%= config.bin %> fares estimate moto --from=-1.9499,30.1266 --to=-1.9441,30.0619',
    '<%= config.bin %> fares estimate cab --km 12.5 --waiting 20 --at 2026-11-23T23:30',
  ]
  static override args = {
    type: Args.string({
      required: true,
      options: ['moto', 'cab', 'liffan', 'truck', 'rental', 'other'],
      description: 'Type of vehicle',
    }),
  }
  static override flags = {
    from: point({ description: 'Where it begins', dependsOn: ['to'], exclusive: ['km'] }),
    to: point({ description: 'Where it ends', dependsOn: ['from'], exclusive: ['km'] }),
    km: distance({ description: 'How far by road, in place of two points' }),
    waiting: Flags.integer({ description: 'Minutes the driver waits', default: 0, min: 0, helpValue: 'MIN' }),
    at: Flags.string({ description: 'When it begins; now', helpValue: 'WHEN' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(FaresEstimate)
    const config = await this.loadConfig('tool', flags)
    const { AppError } = await import('../../../server/error.ts')
    const { estimateRide } = await import('../../../server/fares/estimate.ts')
    const { fareFor, isNight } = await import('../../../server/fares/fare.ts')
    const { tariffOf } = await import('../../../server/fares/tariff.ts')
    const { vehicleTypes } = await import('../../../server/vehicles/vehicles.ts')
    const { kilometres } = await import('../../fares/shown.ts')
    const { francs } = await import('../../francs.ts')
    const { momentOf } = await import('../../moment.ts')
    const { openTemplates } = await import('../../qr/make.ts')
    const vehicleType = vehicleTypes.find((type) => type === args.type) ?? 'other'
    const at = flags.at === undefined ? Date.now() : momentOf(flags.at)
    const { timezone } = config
    const db = await openTemplates(config)
    try {
      const tariff = tariffOf(db.read, vehicleType)
      if (tariff === undefined)
        throw new AppError(
          'not.found',
          `There is no tariff for ${vehicleType} yet. "fares set ${vehicleType}" sets one.`,
        )
      const { from, to } = flags
      const byPoints =
        from !== undefined && to !== undefined
          ? estimateRide(db.read, { vehicleType, from, to, at, timezone })
          : undefined
      const distanceM = flags.km ?? byPoints?.distanceM
      if (distanceM === undefined)
        throw new AppError('usage.invalid', 'Say how far: --km 3, or --from and --to with two points.')
      const rwf = fareFor(tariff, { distanceM, waitingMin: flags.waiting, at, timezone })
      const night = tariff.nightPercent > 0 && isNight(tariff, at, timezone)
      const minutes = byPoints?.minutes
      const about = byPoints === undefined && tariff.verified ? '' : 'about '
      const time = minutes === undefined ? '' : `, ${minutes} min`
      this.log(`${about}${francs(rwf)}   ${kilometres(distanceM)}${time}${night ? ', at night' : ''}`)
      if (!tariff.verified) this.log('This tariff is not confirmed ("fares show").')
      return { vehicleType, rwf, distanceM, minutes: minutes ?? null, night, verified: tariff.verified }
    } finally {
      await db.close()
    }
  }
}
