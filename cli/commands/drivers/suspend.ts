import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { who } from '../../drivers/who.ts'

export default class DriversSuspend extends BaseCommand {
  static override summary = 'Suspend a driver, or by a plate one vehicle, with a reason that is told'
  static override description =
    'They go offline at once; a ride under way is driven to its end. A suspended driver drives nothing; beside a suspended vehicle they may drive another. Exits with 5, and tells nobody, when they were suspended already.'
  static override examples = [
    '<%= config.bin %> drivers suspend p12 --reason "Two passengers complained; please call us."',
    '<%= config.bin %> drivers suspend "RAD 123 C" --reason "The brakes must be mended."',
  ]
  static override args = { who }
  static override flags = {
    reason: Flags.string({ required: true, description: 'A sentence for the driver', helpValue: 'SENTENCE' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(DriversSuspend)
    const config = await this.loadConfig('tool', flags)
    const [
      { AppError },
      { driverOf },
      { suspend, suspendVehicleOf },
      { shownPlate },
      { offlineSentence, operatorChange, sentenceTyped },
      { meant, nameOf },
      { withDatabase },
    ] = await Promise.all([
      import('../../../server/error.ts'),
      import('../../../server/drivers/drivers.ts'),
      import('../../../server/drivers/standing.ts'),
      import('../../../server/vehicles/plate.ts'),
      import('../../drivers/change.ts'),
      import('../../drivers/meant.ts'),
      import('../../open-database.ts'),
    ])
    const why = sentenceTyped(flags.reason)
    const already = (what: string, because: string | null, who: string) =>
      new AppError(
        'conflict.already_done',
        `${what} is suspended already: ${because ?? '-'} "inzira drivers restore ${who}" lifts that.`,
      )
    const suspended = await withDatabase(config, async (db) => {
      const found = meant(db.read, args.who)
      const change = operatorChange(Date.now())
      if (found.is === 'vehicle') {
        const { vehicle } = found
        const now = await db.write((tx) => suspendVehicleOf(tx, vehicle, why, change))
        const plate = shownPlate(vehicle.plate)
        if (now === undefined) throw already(plate, vehicle.why, vehicle.plate)
        return { plate, driver: nameOf(db.read, vehicle.person_id), id: vehicle.person_id, why, now }
      }
      const { id } = found.driver
      const driver = nameOf(db.read, id)
      const now = await db.write((tx) => suspend(tx, id, why, change))
      if (now === undefined) {
        throw already(driver, driverOf(db.read, id)?.suspended_why ?? null, `p${id}`)
      }
      return { plate: null, driver, id, why, now }
    })
    const { plate, driver, now } = suspended
    const what = plate === null ? driver : `${plate} of ${driver}`
    this.log(`${what} is suspended. ${offlineSentence(now, plate)} They are told why.`)
    return suspended
  }
}
