import { Args } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class RidesSeen extends BaseCommand {
  static override summary = 'Note that a call for help in a ride has been looked after'
  static override description =
    'Until then the health check "sos" is degraded. Exits with 5 when no call is open in that ride.'
  static override examples = ['<%= config.bin %> rides seen 17']
  static override args = {
    id: Args.string({ description: 'Number of the ride', required: true }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(RidesSeen)
    const config = await this.loadConfig('tool', flags)
    const [{ AppError }, { markSosSeen }, { changeRide, rideIdIn }, { withDatabase }] = await Promise.all([
      import('../../../server/error.ts'),
      import('../../../server/rides/sos.ts'),
      import('../../rides/change.ts'),
      import('../../open-database.ts'),
    ])
    const id = rideIdIn(args.id)
    const done = await withDatabase(config, (db) => changeRide(db, config, id, markSosSeen))
    if (!done) throw new AppError('conflict.already_done', `No call for help is open in ride ${id}.`)
    this.log(`ride ${id}  looked after`)
    return { id, seen: true }
  }
}
