import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { which } from '../../vehicles/which.ts'

export default class VehiclesReject extends BaseCommand {
  static override summary = 'Refuse the paper that waits, with a reason that its driver is told'
  static override description =
    'A vehicle that waits for this paper is refused with it; one that is insured by an earlier paper goes on with that. They may send another one. Exits with 5, and tells nobody, when it was decided already.'
  static override examples = [
    '<%= config.bin %> vehicles reject "RAD 123 C" --why "The picture is too dark. Please send another one."',
    '<%= config.bin %> vehicles reject 12 --why "The certificate is of another vehicle."',
  ]
  static override args = { which }
  static override flags = {
    why: Flags.string({ required: true, description: 'A sentence for the driver', helpValue: 'SENTENCE' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(VehiclesReject)
    const config = await this.loadConfig('tool', flags)
    const [
      { rejectDocument },
      { shownPlate },
      { vehicleById },
      { operator, operatorChange, sentenceTyped },
      { nameOf },
      { withDatabase },
      { undecidedPaper },
      { theirLanguage, shownVehicle, vehicleSentence },
    ] = await Promise.all([
      import('../../../server/documents/approve.ts'),
      import('../../../server/vehicles/plate.ts'),
      import('../../../server/vehicles/vehicles.ts'),
      import('../../drivers/change.ts'),
      import('../../drivers/meant.ts'),
      import('../../open-database.ts'),
      import('../../vehicles/decide.ts'),
      import('../../vehicles/story.ts'),
    ])
    const { timezone } = config
    const now = Date.now()
    const why = sentenceTyped(flags.why, '--why')
    const rejected = await withDatabase(config, async (db) => {
      const { document, person } = undecidedPaper(db.read, args.which)
      await db.write((tx) => rejectDocument(tx, document, { operator, why }, operatorChange(now)))
      const { vehicle_id } = document
      const vehicle = vehicle_id === null ? undefined : vehicleById(db.read, vehicle_id)
      return {
        id: document.id,
        plate: vehicle === undefined ? null : shownPlate(vehicle.plate),
        driver: nameOf(db.read, document.person_id),
        personId: document.person_id,
        language: person.language,
        why,
        vehicle: vehicle === undefined ? null : shownVehicle(vehicle, { now, timezone }),
      }
    })
    const { id, driver, vehicle, language } = rejected
    const goesOn = vehicle?.valid === true ? ` ${vehicleSentence(vehicle)}, as before.` : ''
    this.log(
      `#${id} of ${driver} is rejected. They are told why, in your words; they read ${theirLanguage(language)}.${goesOn}`,
    )
    return rejected
  }
}
