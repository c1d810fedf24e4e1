import { Args } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class FlagsSet extends BaseCommand {
  static override summary = 'Switch a feature on or off; a running server follows at once'
  static override description =
    'With ocr_processing off, papers that drivers send are kept and their senders told so; they are read once it is on again. What was begun with a feature goes on after it is switched off.'
  static override examples = [
    '<%= config.bin %> flags set ocr_processing off',
    '<%= config.bin %> flags set ocr_processing on',
  ]
  static override args = {
    name: Args.string({ required: true, description: 'As "flags list" shows it' }),
    to: Args.string({ required: true, options: ['on', 'off'], description: 'What it is from now on' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(FlagsSet)
    const config = await this.loadConfig('tool', flags)
    const [{ AppError }, { allFlags, isOn, setFlag }, { nearestOf }, { withDatabase }] = await Promise.all([
      import('../../../server/error.ts'),
      import('../../../server/flags/flags.ts'),
      import('../../nearest.ts'),
      import('../../open-database.ts'),
    ])
    const { name, to } = args
    const was = await withDatabase(config, (db) =>
      db.write((tx) => {
        const before = isOn(tx, name)
        if (setFlag(tx, name, to === 'on')) return before
        const names = allFlags(tx).map((flag) => flag.name)
        const nearest = nearestOf(name.toLowerCase(), names)
        const guess = nearest === undefined ? `There are ${names.join(', ')}.` : `Did you mean "${nearest}"?`
        throw new AppError('not.found', `There is no flag "${name}". ${guess}`)
      }),
    )
    const isSame = was === (to === 'on')
    this.log(isSame ? `${name} was ${to} already.` : `${name} is ${to}. A running server follows at once.`)
    return { name, isOn: to === 'on', wasOn: was }
  }
}
