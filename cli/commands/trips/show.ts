import { Args } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { reveal } from '../../webhook/flags.ts'

export default class TripsShow extends BaseCommand {
  static override summary = 'Show one planned trip: its days, who was asked, and what was agreed'
  static override examples = ['<%= config.bin %> trips show 17', '<%= config.bin %> trips show 17 --json']
  static override args = {
    id: Args.string({ description: 'Number of the trip', required: true }),
  }
  static override flags = { reveal }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(TripsShow)
    const config = await this.loadConfig('tool', flags)
    const [{ storyLines, tripStory }, { tripIdIn }, { masked }, { withDatabase }] = await Promise.all([
      import('../../trips/describe.ts'),
      import('../../trips/change.ts'),
      import('../../masked.ts'),
      import('../../open-database.ts'),
    ])
    const id = tripIdIn(args.id)
    const story = masked(await withDatabase(config, ({ read }) => tripStory(read, id)), flags)
    for (const line of storyLines(story, config.timezone)) this.log(line)
    return story
  }
}
