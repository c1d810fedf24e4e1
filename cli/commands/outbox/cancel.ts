import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { person } from '../../webhook/flags.ts'

export default class OutboxCancel extends BaseCommand {
  static override strict = false
  static override usage = 'outbox cancel [ID...] [--person WHO] [--all]'
  static override summary = 'Take messages back that have not been sent yet'
  static override description =
    'What is under way or was taken by Meta cannot be taken back. Exits with 5 when nothing could be changed.'
  static override examples = [
    '<%= config.bin %> outbox cancel 311 312',
    '<%= config.bin %> outbox cancel --person 788123456',
  ]
  static override flags = {
    person,
    all: Flags.boolean({ description: 'Everything that waits, for everybody', exclusive: ['person'] }),
  }

  async run(): Promise<unknown> {
    const { argv, flags } = await this.parse(OutboxCancel)
    const config = await this.loadConfig('tool', flags)
    const [
      { AppError },
      { messagesMatching },
      { cancelMessage },
      { changeAll, messageIds, openStates },
      { peopleMeant },
      { withDatabase },
    ] = await Promise.all([
      import('../../../server/error.ts'),
      import('../../../server/queue/browse.ts'),
      import('../../../server/queue/retry.ts'),
      import('../../outbox/change.ts'),
      import('../../webhook/who.ts'),
      import('../../open-database.ts'),
    ])
    if (argv.length === 0 && flags.person === undefined && !flags.all) {
      throw new AppError('usage.invalid', 'Say which: numbers of messages, --person, or --all.')
    }
    const results = await withDatabase(config, (db) => {
      const ids = messageIds(db.read, argv as string[])
      if (flags.all || flags.person !== undefined) {
        const people = peopleMeant(db.read, flags.person)
        ids.push(
          ...messagesMatching(db.read, { states: openStates, people, limit: mostAtOnce }).map(({ id }) => id),
        )
      }
      return changeAll(db, ids, (tx, id) => cancelMessage(tx, id, Date.now()))
    })
    for (const { id, changed, why } of results)
      this.log(`message ${id}  ${changed ? 'cancelled' : `left alone: ${why}`}`)
    if (results.length === 0) this.log('No message waits.')
    if (results.length > 0 && results.every(({ changed }) => !changed)) process.exitCode = 5
    return results
  }
}

const mostAtOnce = 100_000
