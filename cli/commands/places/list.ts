import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class PlacesList extends BaseCommand {
  static override summary = 'List your landmarks and the names learned from passengers'
  static override examples = [
    '<%= config.bin %> places list',
    '<%= config.bin %> places list --limit 10 --json',
  ]
  static override flags = {
    limit: Flags.integer({ description: 'At most so many', default: 100, min: 1, helpValue: 'N' }),
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(PlacesList)
    const config = await this.loadConfig('tool', flags)
    const [{ ownPlaces }, { withDatabase }, { table }] = await Promise.all([
      import('../../../server/places/landmarks.ts'),
      import('../../open-database.ts'),
      import('../../table.ts'),
    ])
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
