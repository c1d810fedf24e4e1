import { Args } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { reveal } from '../../webhook/flags.ts'

export default class RidesShow extends BaseCommand {
  static override summary = 'Show one ride: its people, who was asked, and everything that happened'
  static override description =
    'Each change is shown with its time, who made it, and a map link to where the driver was. The PIN is not shown: it is the passenger’s proof.'
  static override examples = [
    '<%= config.bin %> rides show 17',
    '<%= config.bin %> rides show 17 --reveal',
    '<%= config.bin %> rides show 17 --json',
  ]
  static override args = {
    id: Args.string({ description: 'Number of the ride', required: true }),
  }
  static override flags = { reveal }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(RidesShow)
    const config = await this.loadConfig('tool', flags)
    const [{ rideStory, storyLines }, { rideIdIn }, { masked }, { withDatabase }] = await Promise.all([
      import('../../rides/describe.ts'),
      import('../../rides/change.ts'),
      import('../../masked.ts'),
      import('../../open-database.ts'),
    ])
    const id = rideIdIn(args.id)
    const story = masked(await withDatabase(config, ({ read }) => rideStory(read, id)), flags)
    for (const line of storyLines(story, config.timezone)) this.log(line)
    return story
  }
}
