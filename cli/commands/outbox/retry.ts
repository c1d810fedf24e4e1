import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { since } from '../../webhook/flags.ts'

export default class OutboxRetry extends BaseCommand {
  static override strict = false
  static override usage = 'outbox retry [ID...] [--failed] [--since TIME] [--force]'
  static override summary = 'Send messages again that were given up, and at once what waits for its next try'
  static override description =
    'What Meta has taken is never sent again. A message whose outcome nobody knows might arrive twice: only with --force. Exits with 5 when nothing could be changed.'
  static override examples = [
    '<%= config.bin %> outbox retry 311 312',
    '<%= config.bin %> outbox retry --failed --since 2h',
  ]
  static override flags = {
    failed: Flags.boolean({ description: 'Everything failed or undeliverable' }),
    since,
    force: Flags.boolean({ description: 'Also what is uncertain' }),
  }

  async run(): Promise<unknown> {
    const { argv, flags } = await this.parse(OutboxRetry)
    const config = await this.loadConfig('tool', flags)
    const [
      { AppError },
      { messagesMatching },
      { retryMessage },
      { changeAll, failedStates, messageIds },
      { momentOf },
      { withDatabase },
    ] = await Promise.all([
      import('../../../server/error.ts'),
      import('../../../server/queue/browse.ts'),
      import('../../../server/queue/retry.ts'),
      import('../../outbox/change.ts'),
      import('../../moment.ts'),
      import('../../open-database.ts'),
    ])
    if (argv.length === 0 && !flags.failed) {
      throw new AppError('usage.invalid', 'Say which: numbers of messages, or --failed.')
    }
    const since = flags.since === undefined ? undefined : momentOf(flags.since)
    const results = await withDatabase(config, (db) => {
      const ids = messageIds(db.read, argv as string[])
      if (flags.failed) {
        const failed = messagesMatching(db.read, { states: failedStates, since, limit: mostAtOnce })
        ids.push(...failed.map(({ id }) => id))
      }
      return changeAll(db, ids, (tx, id) => retryMessage(tx, id, flags))
    })
    for (const { id, changed, why } of results)
      this.log(`message ${id}  ${changed ? 'will be sent again' : `left alone: ${why}`}`)
    if (results.length === 0) this.log('No message has failed.')
    if (results.length > 0 && results.every(({ changed }) => !changed)) process.exitCode = 5
    return results
  }
}

const mostAtOnce = 10_000
