import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { who } from '../../drivers/who.ts'

export default class DriversReject extends BaseCommand {
  static override summary = 'Refuse a vehicle, with a reason that its driver is told'
  static override description =
    'Whoever is online with it goes offline at once; a ride under way is driven to its end. They may register it again. Exits with 5, and tells nobody, when it was refused already.'
  static override examples = [
    '<%= config.bin %> drivers reject "RAD 123 C" --reason "The certificate is of another vehicle."',
  ]
  static override args = { who }
  static override flags = {
    reason: Flags.string({ required: true, description: 'A sentence for the driver', helpValue: 'SENTENCE' }),
    plate: Flags.string({
      description: 'Which of their vehicles, when a person is named',
      helpValue: 'PLATE',
    }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(DriversReject)
    const config = await this.loadConfig('tool', flags)
    const [
      { AppError },
      { reject },
      { shownPlate },
      { offlineSentence, operatorChange, sentenceTyped },
      { nameOf, vehicleMeant },
      { withDatabase },
      { waitingSentence },
    ] = await Promise.all([
      import('../../../server/error.ts'),
      import('../../../server/drivers/standing.ts'),
      import('../../../server/vehicles/plate.ts'),
      import('../../drivers/change.ts'),
      import('../../drivers/meant.ts'),
      import('../../open-database.ts'),
      import('../../vehicles/waiting.ts'),
    ])
    const why = sentenceTyped(flags.reason)
    const rejected = await withDatabase(config, async (db) => {
      const vehicle = vehicleMeant(db.read, args.who, flags.plate)
      const plate = shownPlate(vehicle.plate)
      const now = await db.write((tx) => reject(tx, vehicle, why, operatorChange(Date.now())))
      if (now === undefined) {
        throw new AppError('conflict.already_done', `${plate} was refused already: ${vehicle.why ?? '-'}`)
      }
      return {
        plate,
        driver: nameOf(db.read, vehicle.person_id),
        id: vehicle.person_id,
        why,
        now,
        waiting: waitingSentence(db.read, vehicle.id),
      }
    })
    const { waiting, ...entry } = rejected
    const { plate, driver, now } = entry
    this.log(
      `${plate} of ${driver} is not accepted. ${offlineSentence(now, plate)} They are told why.${waiting}`,
    )
    return entry
  }
}
