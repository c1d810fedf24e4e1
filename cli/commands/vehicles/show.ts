import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { which } from '../../vehicles/which.ts'
import { reveal } from '../../webhook/flags.ts'

export default class VehiclesShow extends BaseCommand {
  static override summary =
    'Show a vehicle’s paper: what was read, from where, how surely, and what the driver said'
  static override description =
    'Writes what was sent and the piece of it that each value was read from into a folder that only you can look into, with a page for the browser that shows them side by side. Of several papers that of the vehicle which waits for you is meant, or else the newest.'
  static override examples = [
    '<%= config.bin %> vehicles show "RAD 123 C"',
    '<%= config.bin %> vehicles show 12 --out papers',
    '<%= config.bin %> vehicles show p12 --json',
  ]
  static override args = { which }
  static override flags = {
    out: Flags.string({ description: 'Folder for the pictures; a new one unless told', helpValue: 'FOLDER' }),
    reveal,
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(VehiclesShow)
    const config = await this.loadConfig('tool', flags)
    const [
      { FolderStore },
      { nameOf },
      { masked },
      { withDatabase },
      { writePaper },
      { paperMeant },
      story,
      { whyPaperWaits },
    ] = await Promise.all([
      import('../../../server/media/store.ts'),
      import('../../drivers/meant.ts'),
      import('../../masked.ts'),
      import('../../open-database.ts'),
      import('../../vehicles/files.ts'),
      import('../../vehicles/meant.ts'),
      import('../../vehicles/story.ts'),
      import('../../vehicles/why.ts'),
    ])
    const { timezone, vehicleApproval } = config
    const now = Date.now()
    const found = await withDatabase(config, ({ read }) => {
      const seen = paperMeant(read, args.which)
      const driver = seen.document === undefined ? nameOf(read, seen.vehicle.person_id) : ''
      const waitsBecause =
        seen.document?.state === 'submitted'
          ? whyPaperWaits(read, seen.document, { now, timezone, vehicleApproval })
          : null
      return { seen, driver, about: { now, timezone, reveal: flags.reveal, waitsBecause } }
    })
    const { seen, about } = found
    if (seen.document === undefined) {
      const vehicle = masked(story.shownVehicle(seen.vehicle, about), flags)
      this.log(`${story.vehicleSentence(vehicle)}. ${found.driver} has sent no paper of it.`)
      return { paper: null, vehicle }
    }
    const shown = story.paperStory(seen, about)
    const bytes =
      seen.file === undefined ? undefined : await new FolderStore(config.mediaDir).get(seen.file.sha256)
    const written = await writePaper(seen, shown, { bytes, out: flags.out })
    for (const line of story.storyLines(shown, timezone)) this.log(line)
    this.log(`\n  ${written.page}`)
    this.log('  Delete that folder when you are done: nothing else does.')
    if (written.file === null) this.log('  What was sent is not kept any more.')
    if (shown.paper.state === 'submitted') this.log(`\n${story.waysOn(shown.paper.id)}`)
    return { ...shown, ...written }
  }
}
