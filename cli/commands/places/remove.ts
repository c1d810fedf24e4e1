import { Args } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class PlacesRemove extends BaseCommand {
  static override summary = 'Take away a landmark or a learned name'
  static override examples = ['<%= config.bin %> places remove 17483']
  static override args = {
    id: Args.integer({ required: true, description: 'Its number, as "places list" shows it' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PlacesRemove)
    const config = await this.loadConfig('tool', flags)
    const [{ removePlace }, { withDatabase }] = await Promise.all([
      import('../../../server/places/landmarks.ts'),
      import('../../open-database.ts'),
    ])
    const { id, name } = await withDatabase(config, (db) => db.write((tx) => removePlace(tx, args.id)))
    this.log(`${name} is removed.`)
    return { removed: { id, name } }
  }
}
