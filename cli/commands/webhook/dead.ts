import { BaseCommand } from '../../base-command.ts'
import { limit, reveal, since } from '../../webhook/flags.ts'

export default class WebhookDead extends BaseCommand {
  static override summary = 'List events that were given up, each with the reason'
  static override description =
    'An event is given up after EVENT_ATTEMPTS tries. It is kept until somebody replays it. Exits with 0 also when there are some: "health" is for alarms.'
  static override examples = [
    '<%= config.bin %> webhook dead',
    '<%= config.bin %> webhook dead --since 1d --json',
  ]
  static override flags = { since, limit: limit(50), reveal }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(WebhookDead)
    const config = await this.loadConfig('tool', flags)
    const [{ eventsMatching }, { entryOf, whoIs }, { clockTime, momentOf }, { masked }, { withDatabase }] =
      await Promise.all([
        import('../../../server/queue/browse.ts'),
        import('../../webhook/describe.ts'),
        import('../../moment.ts'),
        import('../../masked.ts'),
        import('../../open-database.ts'),
      ])
    const since = flags.since === undefined ? undefined : momentOf(flags.since)
    const events = await withDatabase(config, ({ read }) =>
      eventsMatching(read, { dead: true, since, limit: flags.limit }),
    )
    const dead = masked(
      events.map((event) => ({ ...entryOf(event), deadAt: new Date(event.dead_at ?? 0).toISOString() })),
      flags,
    )
    for (const { id, kind, person, said, attempts, outcome, deadAt } of dead) {
      this.log(
        `${id}  ${clockTime(Date.parse(deadAt), config.timezone)}  ${kind} of ${whoIs(person)}: ${said}`,
      )
      this.log(`    after ${attempts} tries: ${outcome ?? 'no reason was kept'}`)
    }
    this.log(
      dead.length === 0
        ? 'No event is dead.'
        : `\nWhen the cause is mended: "${this.config.bin} webhook replay --failed". With --dry-run it shows first what would be answered.`,
    )
    return dead
  }
}
