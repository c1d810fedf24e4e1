import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class PlacesSearch extends BaseCommand {
  static override summary = 'Find places as the chat would, forgiving of spelling'
  static override examples = [
    '<%= config.bin %> places search kimirongo',
    '<%= config.bin %> places search Musanze marche',
    '<%= config.bin %> places search market --near -1.9496,30.1263',
  ]
  static override strict = false
  static override args = { words: Args.string({ required: true, description: 'Words of the name' }) }
  static override flags = {
    near: Flags.string({ description: 'Those near this point first', helpValue: 'LAT,LON' }),
  }

  async run(): Promise<unknown> {
    const { argv, flags } = await this.parse(PlacesSearch)
    const config = await this.loadConfig('tool', flags)
    const [{ searchPlaces }, { loadGazetteer }, { withDatabase }, { pointIn }, { table }] = await Promise.all(
      [
        import('../../../server/places/search.ts'),
        import('../../../server/places/gazetteer/load.ts'),
        import('../../open-database.ts'),
        import('../../places/point.ts'),
        import('../../table.ts'),
      ],
    )
    const near = flags.near === undefined ? undefined : pointIn(flags.near)
    const { found, knownByName } = await withDatabase(config, async (db) => {
      await loadGazetteer(db, { now: Date.now() })
      return searchPlaces(db.read, argv.join(' '), near)
    })
    if (found.length > 0) {
      const rows = found.map(({ name, within, latitude, longitude, centreOf }) => [
        name,
        within ?? '',
        `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`,
        centreOf === undefined ? '' : `centre of ${centreOf}`,
      ])
      for (const line of table(['place', 'within', 'position', ''], rows)) this.log(line)
    } else if (knownByName !== undefined) {
      const { name, within } = knownByName
      this.log(
        `${name}${within === undefined ? '' : ` (${within})`} is known by name only, without a position.`,
      )
    } else this.log('There is no such place.')
    return { found, knownByName: knownByName ?? null }
  }
}
