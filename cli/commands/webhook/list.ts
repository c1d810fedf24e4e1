import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { kind, limit, person, reveal, since, until } from '../../webhook/flags.ts'

export default class WebhookList extends BaseCommand {
  static override summary = 'List what came in, newest last, and what became of it'
  static override examples = [
    '<%= config.bin %> webhook list',
    '<%= config.bin %> webhook list --kind message --since 2h',
    '<%= config.bin %> webhook list --failed',
    '<%= config.bin %> webhook list --person 788123456 --limit 50 --reveal',
  ]
  static override flags = {
    since,
    until,
    kind,
    failed: Flags.boolean({ description: 'Only what is dead, being tried again, or could not be read' }),
    person,
    limit: limit(20),
    reveal,
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(WebhookList)
    const config = await this.loadConfig('tool', flags)
    const [
      browse,
      { entryLines, entryOf, unreadableEntry },
      { peopleMeant },
      { momentOf },
      { masked },
      { withDatabase },
    ] = await Promise.all([
      import('../../../server/queue/browse.ts'),
      import('../../webhook/describe.ts'),
      import('../../webhook/who.ts'),
      import('../../moment.ts'),
      import('../../masked.ts'),
      import('../../open-database.ts'),
    ])
    const filter = {
      since: flags.since === undefined ? undefined : momentOf(flags.since),
      until: flags.until === undefined ? undefined : momentOf(flags.until),
      limit: flags.limit,
    }
    const entries = await withDatabase(config, ({ read }) => {
      const people = peopleMeant(read, flags.person)
      const events = browse.eventsMatching(read, {
        ...filter,
        kind: flags.kind,
        failed: flags.failed,
        people,
      })
      const unread =
        people === undefined && flags.kind === undefined ? browse.unreadableDeliveries(read, filter) : []
      return [...events.map(entryOf), ...unread.map(unreadableEntry)]
        .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
        .slice(-flags.limit)
    })
    const shown = masked(entries, flags)
    if (shown.length === 0) this.log('Nothing came in that fits.')
    else for (const line of entryLines(shown, config.timezone)) this.log(line)
    return shown
  }
}
