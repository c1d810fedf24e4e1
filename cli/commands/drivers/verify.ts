import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { who } from '../../drivers/who.ts'

export default class DriversVerify extends BaseCommand {
  static override summary = 'Vouch for a vehicle: its papers were seen, and it is insured until that day'
  static override description =
    'The driver is told and can go online. Needs no papers; those that were sent are for "vehicles verify". Also renews the insurance of one already verified; exits with 5, and tells nobody, when it is verified until that very day. Two people may claim a plate, but only one can drive with it.'
  static override examples = [
    '<%= config.bin %> drivers verify "RAD 123 C" --until 2027-05-31',
    '<%= config.bin %> drivers verify p12 --plate RE123A --until 31/05/2027',
  ]
  static override args = { who }
  static override flags = {
    until: Flags.string({
      required: true,
      description: 'The last insured day, as it stands on the certificate',
      helpValue: '2027-05-31',
    }),
    plate: Flags.string({
      description: 'Which of their vehicles, when a person is named',
      helpValue: 'PLATE',
    }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(DriversVerify)
    const config = await this.loadConfig('tool', flags)
    const [
      { AppError },
      { verify },
      { shownPlate },
      { endOfDay, operator, operatorChange },
      { lastDay },
      { nameOf, vehicleMeant },
      { withDatabase },
      { waitingSentence },
    ] = await Promise.all([
      import('../../../server/error.ts'),
      import('../../../server/drivers/standing.ts'),
      import('../../../server/vehicles/plate.ts'),
      import('../../drivers/change.ts'),
      import('../../drivers/describe.ts'),
      import('../../drivers/meant.ts'),
      import('../../open-database.ts'),
      import('../../vehicles/waiting.ts'),
    ])
    const { timezone } = config
    const now = Date.now()
    const insuredUntil = endOfDay(flags.until, { now, timezone })
    const verified = await withDatabase(config, async (db) => {
      const vehicle = vehicleMeant(db.read, args.who, flags.plate)
      const plate = shownPlate(vehicle.plate)
      if (vehicle.state === 'suspended') {
        throw new AppError(
          'conflict.already_done',
          `${plate} is suspended: ${vehicle.why ?? '-'} "inzira drivers restore ${vehicle.plate}" lifts that.`,
        )
      }
      const until = lastDay(insuredUntil, timezone)
      const papers = { insuredUntil, by: operator }
      const changed = await db.write((tx) => verify(tx, vehicle, papers, operatorChange(now)))
      if (!changed) {
        throw new AppError(
          'conflict.already_done',
          `${plate} is verified and insured until ${until} already.`,
        )
      }
      return {
        plate,
        type: vehicle.type,
        driver: nameOf(db.read, vehicle.person_id),
        id: vehicle.person_id,
        insuredUntil: until,
        waiting: waitingSentence(db.read, vehicle.id),
      }
    })
    const { waiting, ...entry } = verified
    const { plate, type, driver, insuredUntil: until } = entry
    this.log(`${plate} (${type}) of ${driver} is verified, insured until ${until}. They are told.${waiting}`)
    return entry
  }
}
