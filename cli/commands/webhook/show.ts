import { Args } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { reveal } from '../../webhook/flags.ts'

export default class WebhookShow extends BaseCommand {
  static override summary = 'Show one event from the webhook to every message it caused'
  static override description =
    "Takes the number of an event, Meta's id of a message or of an answer to it, or a correlation id of the log, which shows the whole delivery."
  static override examples = [
    '<%= config.bin %> webhook show 1042',
    '<%= config.bin %> webhook show d1k',
    '<%= config.bin %> webhook show wamid.HBgMMjUwNzg4MTIzNDU2FQIAERgS --reveal',
  ]
  static override args = {
    id: Args.string({ description: 'Event, wamid or correlation id', required: true }),
  }
  static override flags = { reveal }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(WebhookShow)
    const config = await this.loadConfig('tool', flags)
    const [{ storyOf, storyLines }, { masked }, { withDatabase }] = await Promise.all([
      import('../../webhook/story.ts'),
      import('../../masked.ts'),
      import('../../open-database.ts'),
    ])
    const story = masked(await withDatabase(config, ({ read }) => storyOf(read, args.id)), flags)
    for (const line of storyLines(story, config.timezone)) this.log(line)
    return story
  }
}
