import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { limit, person, reveal, since } from '../../webhook/flags.ts'

export default class OutboxList extends BaseCommand {
  static override summary = 'List messages to people, newest last, with their states and reasons'
  static override examples = [
    '<%= config.bin %> outbox list --open',
    '<%= config.bin %> outbox list --failed --since 1d',
    '<%= config.bin %> outbox list --state uncertain --json',
  ]
  static override flags = {
    open: Flags.boolean({
      description: 'Only what is not settled: queued, sending, uncertain',
      exclusive: ['failed', 'state'],
    }),
    failed: Flags.boolean({
      description: 'Only what was given up: failed, undeliverable',
      exclusive: ['state'],
    }),
    state: Flags.option({
      description: 'Only this state',
      options: [
        'queued',
        'sending',
        'uncertain',
        'accepted',
        'failed',
        'undeliverable',
        'cancelled',
      ] as const,
    })(),
    since,
    person,
    limit: limit(20),
    reveal,
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(OutboxList)
    const config = await this.loadConfig('tool', flags)
    const [
      { messagesMatching },
      { outboxEntry, outboxLines },
      { failedStates, openStates },
      { peopleMeant },
      { momentOf },
      { masked },
      { withDatabase },
    ] = await Promise.all([
      import('../../../server/queue/browse.ts'),
      import('../../outbox/describe.ts'),
      import('../../outbox/change.ts'),
      import('../../webhook/who.ts'),
      import('../../moment.ts'),
      import('../../masked.ts'),
      import('../../open-database.ts'),
    ])
    const one = flags.state === undefined ? undefined : [flags.state]
    const states = flags.open ? openStates : flags.failed ? failedStates : one
    const since = flags.since === undefined ? undefined : momentOf(flags.since)
    const messages = await withDatabase(config, ({ read }) =>
      messagesMatching(read, { states, since, people: peopleMeant(read, flags.person), limit: flags.limit }),
    )
    const entries = masked(messages.map(outboxEntry), flags)
    if (entries.length === 0) this.log('There is no such message.')
    else for (const line of outboxLines(entries, config.timezone)) this.log(line)
    return entries
  }
}
