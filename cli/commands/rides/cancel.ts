import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class RidesCancel extends BaseCommand {
  static override summary = 'End a ride that is under way, and tell both sides'
  static override description =
    'Whoever is being asked to drive is told that it is not wanted any more. Exits with 5 when the ride has ended already.'
  static override examples = ['<%= config.bin %> rides cancel 17 --reason "the driver’s phone was stolen"']
  static override args = {
    id: Args.string({ description: 'Number of the ride', required: true }),
  }
  static override flags = {
    reason: Flags.string({
      description: 'Why; kept with the ride, and told to both',
      required: true,
      helpValue: 'TEXT',
    }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(RidesCancel)
    const config = await this.loadConfig('tool', flags)
    const [
      { AppError },
      { cancel },
      { operator },
      { isIn },
      { active },
      { changeRide, rideIdIn },
      { withDatabase },
    ] = await Promise.all([
      import('../../../server/error.ts'),
      import('../../../server/rides/end.ts'),
      import('../../../server/rides/moment.ts'),
      import('../../../server/rides/ride.ts'),
      import('../../../server/rides/states.ts'),
      import('../../rides/change.ts'),
      import('../../open-database.ts'),
    ])
    const id = rideIdIn(args.id)
    await withDatabase(config, (db) =>
      changeRide(db, config, id, (tx, ride, moment) => {
        if (!isIn(ride, ...active)) {
          throw new AppError('conflict.already_done', `Ride ${id} has ended already: it is ${ride.state}.`)
        }
        cancel(tx, ride, flags.reason, operator, moment)
      }),
    )
    this.log(`ride ${id}  cancelled; its people are told`)
    return { id, state: 'cancelled' }
  }
}
