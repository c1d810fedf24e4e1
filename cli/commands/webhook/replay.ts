import { Flags } from '@oclif/core'
import type { Config } from '../../../server/config.ts'
import type { Db } from '../../../server/db/open.ts'
import { BaseCommand } from '../../base-command.ts'
import { kind, person, reveal, since, until } from '../../webhook/flags.ts'
import type { Meant } from '../../webhook/meant.ts'
import type { Done } from '../../webhook/replay.ts'

export default class WebhookReplay extends BaseCommand {
  static override strict = false
  static override usage =
    'webhook replay [ID|FILE...] [--failed] [--since TIME] [--until TIME] [--dry-run] [--force]'
  static override summary = 'Let events go through the same door once more'
  static override description =
    'Takes numbers of events, wamids, correlation ids of deliveries, files with webhook bodies, or a choice by flags. ' +
    'What was handled already is left alone unless --force is given: it would be answered a second time. ' +
    'A running server takes it up within a second; otherwise the next one does. Exits with 1 when an event failed again.'
  static override examples = [
    '<%= config.bin %> webhook replay --failed --dry-run',
    '<%= config.bin %> webhook replay --failed',
    '<%= config.bin %> webhook replay 1042 wamid.HBgMMjUwNzg4MTIzNDU2FQIAERgS',
    '<%= config.bin %> webhook replay --since 2h --until 1h --kind message',
    '<%= config.bin %> webhook replay fixtures/whatsapp/text.json --dry-run',
  ]
  static override flags = {
    failed: Flags.boolean({ description: 'Everything dead, being tried again, or that could not be read' }),
    since,
    until,
    kind,
    person,
    limit: Flags.integer({
      description: 'At most so many of the chosen, the newest',
      default: 1000,
      min: 1,
      helpValue: 'N',
    }),
    'dry-run': Flags.boolean({
      description: 'Show what would be answered; changes and sends nothing',
      exclusive: ['force'],
    }),
    force: Flags.boolean({
      description: 'Handle again what was handled already: it is answered a second time',
    }),
    wait: Flags.integer({
      description: 'Seconds to wait for a running server to handle it',
      default: 10,
      min: 0,
      helpValue: 'N',
    }),
    reveal,
  }

  async run(): Promise<unknown> {
    const { argv, flags } = await this.parse(WebhookReplay)
    const config = await this.loadConfig('tool', flags)
    const [{ AppError }, { meantBy }, { peopleMeant }, { momentOf }, { withDatabase }] = await Promise.all([
      import('../../../server/error.ts'),
      import('../../webhook/meant.ts'),
      import('../../webhook/who.ts'),
      import('../../moment.ts'),
      import('../../open-database.ts'),
    ])
    const chosen =
      flags.failed || flags.since !== undefined || flags.until !== undefined || flags.person !== undefined
    if (argv.length === 0 && !chosen) {
      throw new AppError('usage.invalid', 'Say what to replay: ids, a file, --failed, --since or --person.')
    }
    return withDatabase(config, async (db) => {
      const filter = {
        failed: flags.failed,
        since: flags.since === undefined ? undefined : momentOf(flags.since),
        until: flags.until === undefined ? undefined : momentOf(flags.until),
        kind: flags.kind,
        people: peopleMeant(db.read, flags.person),
        limit: flags.limit,
      }
      const meant = await meantBy(db.read, argv as string[], chosen ? filter : undefined, config)
      if (meant.eventIds.length + meant.bodies.length === 0) {
        this.log('There is nothing to replay.')
        return []
      }
      return flags['dry-run']
        ? this.#rehearse(db, meant, config, flags)
        : this.#replay(db, meant, config, flags)
    })
  }

  async #rehearse(db: Db, meant: Meant, config: Config, flags: { reveal: boolean }): Promise<unknown> {
    const [{ rehearseAll }, { rehearsedOf, rehearsedLines }, { masked }] = await Promise.all([
      import('../../webhook/replay.ts'),
      import('../../webhook/rehearsed.ts'),
      import('../../masked.ts'),
    ])
    const rehearsed = masked(
      (await rehearseAll(db, meant, config)).map((one) => rehearsedOf(db.read, one)),
      flags,
    )
    for (const one of rehearsed) for (const line of rehearsedLines(one)) this.log(line)
    this.log('\nNothing was changed and nothing was sent.')
    return rehearsed
  }

  async #replay(
    db: Db,
    meant: Meant,
    config: Config,
    flags: { force: boolean; wait: number },
  ): Promise<unknown> {
    const [{ awaitHandled, replayAll }, { isServed }] = await Promise.all([
      import('../../webhook/replay.ts'),
      import('../../../server/db/lock.ts'),
    ])
    const done = await replayAll(db, meant, flags.force)
    const opened = done.flatMap(({ eventId, did }) => (eventId === null || isLeft(did) ? [] : [eventId]))
    const served = isServed(config.databasePath)
    const became = await awaitHandled(db, opened, served ? flags.wait * 1000 : 0, (left) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${left} of ${opened.length} still to be handled `)
    })
    if (process.stderr.isTTY && opened.length > 0) process.stderr.write('\n')
    const results = done.map((one) => ({ ...one, ...became.get(one.eventId ?? -1) }))
    for (const { source, did, state, outcome } of results) {
      this.log(
        `${source}  ${sentences[did]}${state === undefined || state === 'waiting' ? '' : `; ${state}: ${outcome}`}`,
      )
    }
    const left = done.filter(({ did }) => !isLeft(did)).length
    if (done.some(({ did }) => did === 'already done') && !flags.force)
      this.log('What was handled before is answered again only with --force.')
    if (left > 0 && !served) this.log('No server is running: the next one will handle it.')
    if ([...became.values()].some(({ state }) => state === 'dead' || state === 'retrying'))
      process.exitCode = 1
    return results
  }
}

const isLeft = (did: Done['did']): boolean => did === 'already done' || did === 'forgotten'

const sentences = {
  opened: 'goes through the door again',
  hurried: 'is tried again at once',
  waiting: 'waits for its turn already',
  'already done': 'was handled before and is left alone',
  forgotten: 'held a position that has been forgotten since, and cannot be handled again',
  delivered: 'was delivered',
}
