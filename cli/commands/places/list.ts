import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class PlacesList extends BaseCommand {
  static override summary = 'List your landmarks and the names learned from passengers'
  static override examples = [
    '<%= config.bin %> places list',
    '<%= config.bin %> places list --learned --since 7d',
    '<%= config.bin %> places list --limit 10 --json',
  ]
  static override flags = {
    learned: Flags.boolean({ description: 'Only names learned from passengers, the newest first' }),
    since: Flags.string({
      description: 'Only those learned since then: 7d, 2h, or a date',
      dependsOn: ['learned'],
      helpValue: 'TIME',
    }),
    limit: Flags.integer({ description: 'At most so many', default: 100, min: 1, helpValue: 'N' }),
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(PlacesList)
    const config = await this.loadConfig('tool', flags)
    const [{ ownPlaces, learnedPlaces }, { withDatabase }, { table }, { clockTime, momentOf }] =
      await Promise.all([
        import('../../../server/places/landmarks.ts'),
        import('../../open-database.ts'),
        import('../../table.ts'),
        import('../../moment.ts'),
      ])
    if (flags.learned) {
      const since = flags.since === undefined ? 0 : momentOf(flags.since)
      const places = await withDatabase(config, ({ read }) =>
        learnedPlaces(read, { since, limit: flags.limit }),
      )
      const rows = places.map(({ id, name, latitude, longitude, people, created_at }) => [
        String(id),
        clockTime(created_at, config.timezone),
        name,
        `${latitude?.toFixed(4)}, ${longitude?.toFixed(4)}`,
        String(people),
      ])
      if (rows.length === 0) this.log('Nothing was learned from passengers in that time.')
      else for (const line of table(['id', 'learned', 'name', 'position', 'people'], rows)) this.log(line)
      return places
    }
    const places = await withDatabase(config, ({ read }) => ownPlaces(read, flags.limit))
    const rows = places.map(({ id, name, within, latitude, longitude, kind }) => [
      String(id),
      kind,
      name,
      `${latitude?.toFixed(4)}, ${longitude?.toFixed(4)}`,
      within ?? '',
    ])
    if (rows.length === 0) this.log('There are none yet. "inzira places import FILE" adds some.')
    else for (const line of table(['id', 'kind', 'name', 'position', 'within'], rows)) this.log(line)
    return places
  }
}
