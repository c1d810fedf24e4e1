import { BaseCommand } from '../../base-command.ts'
import { who } from '../../drivers/who.ts'

export default class DriversRestore extends BaseCommand {
  static override summary = 'Lift the suspension of a driver, or by a plate that of a vehicle'
  static override description = 'Exits with 5 when there was none.'
  static override examples = [
    '<%= config.bin %> drivers restore p12',
    '<%= config.bin %> drivers restore "RAD 123 C"',
  ]
  static override args = { who }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(DriversRestore)
    const config = await this.loadConfig('tool', flags)
    const [
      { AppError },
      { restore, restoreVehicleOf },
      { shownPlate },
      { operatorChange },
      { meant, nameOf },
      { withDatabase },
    ] = await Promise.all([
      import('../../../server/error.ts'),
      import('../../../server/drivers/standing.ts'),
      import('../../../server/vehicles/plate.ts'),
      import('../../drivers/change.ts'),
      import('../../drivers/meant.ts'),
      import('../../open-database.ts'),
    ])
    const restored = await withDatabase(config, async (db) => {
      const found = meant(db.read, args.who)
      const change = operatorChange(Date.now())
      const id = found.is === 'vehicle' ? found.vehicle.person_id : found.driver.id
      const plate = found.is === 'vehicle' ? shownPlate(found.vehicle.plate) : null
      const driver = nameOf(db.read, id)
      const changed = await db.write((tx) =>
        found.is === 'vehicle' ? restoreVehicleOf(tx, found.vehicle, change) : restore(tx, id, change),
      )
      const what = plate === null ? driver : `${plate} of ${driver}`
      if (!changed) throw new AppError('conflict.already_done', `${what} is not suspended.`)
      return { plate, driver, id, what }
    })
    const { what, ...entry } = restored
    this.log(`${what} is not suspended any more. They are told.`)
    return entry
  }
}
