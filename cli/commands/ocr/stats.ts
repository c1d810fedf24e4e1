import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class OcrStats extends BaseCommand {
  static override summary =
    'How well the papers that drivers sent were read: success, time, what was asked back'
  static override description =
    'By kind of paper. A file that could not be read has no kind; the codes of why stand beneath the table. "Asked" and "corrected" are shares of all fields that were read.'
  static override examples = [
    '<%= config.bin %> ocr stats',
    '<%= config.bin %> ocr stats --days 30 --by-day',
    '<%= config.bin %> ocr stats --json',
  ]
  static override flags = {
    days: Flags.integer({
      description: 'Of so many days, up to now',
      default: 7,
      min: 1,
      max: 365,
      helpValue: 'N',
    }),
    'by-day': Flags.boolean({ description: 'Also each day, the newest first' }),
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(OcrStats)
    const config = await this.loadConfig('tool', flags)
    const [{ readingFigures, readingTotals }, { withDatabase }, { statsOf, statsLines }] = await Promise.all([
      import('../../../server/documents/metrics.ts'),
      import('../../open-database.ts'),
      import('../../ocr-stats.ts'),
    ])
    const { timezone } = config
    const now = Date.now()
    const span = { since: now - flags.days * 86_400_000, until: now + 1 }
    const stats = await withDatabase(config, ({ read }) =>
      statsOf(flags.days, {
        totals: readingTotals(read, span),
        ...(flags['by-day'] && { byDay: readingFigures(read, { ...span, timezone }) }),
      }),
    )
    for (const line of statsLines(stats)) this.log(line)
    return stats
  }
}
