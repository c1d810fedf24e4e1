import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class FaresCard extends BaseCommand {
  static override summary = 'Print the tariff card: a PDF page for each type of vehicle, A4 or smaller'
  static override examples = [
    '<%= config.bin %> fares card',
    '<%= config.bin %> fares card moto --lang rw --out moto.pdf',
  ]
  static override args = {
    type: Args.string({
      options: ['moto', 'cab', 'liffan', 'truck', 'rental', 'other'],
      description: 'Only this type of vehicle; else all that have a tariff',
    }),
  }
  static override flags = {
    lang: Flags.option({
      options: ['en', 'fr', 'rw', 'sw'] as const,
      description: 'Language of the words on it',
      default: 'en',
    })(),
    out: Flags.string({ char: 'o', description: 'File to write', default: 'fares.pdf', helpValue: 'FILE' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(FaresCard)
    const config = await this.loadConfig('tool', flags)
    const { AppError } = await import('../../../server/error.ts')
    const { tariffCard } = await import('../../../server/fares/card.ts')
    const { allTariffs } = await import('../../../server/fares/tariff.ts')
    const { openTemplates } = await import('../../qr/make.ts')
    const { writeOut } = await import('../../qr/files.ts')
    const { dayShown } = await import('../../fares/shown.ts')
    const db = await openTemplates(config)
    try {
      const tariffs = allTariffs(db.read).filter(
        ({ vehicleType }) => args.type === undefined || vehicleType === args.type,
      )
      if (tariffs.length === 0)
        throw new AppError('not.found', 'There is no such tariff yet. "fares set" sets one.')
      const bytes = await tariffCard(tariffs, flags.lang, dayShown(Date.now(), config.timezone))
      await writeOut(flags.out, bytes)
      const types = tariffs.map(({ vehicleType }) => vehicleType)
      this.log(`${flags.out}  ${bytes.length} bytes: ${types.join(', ')}`)
      for (const { vehicleType, verified } of tariffs)
        if (!verified) this.log(`${vehicleType}: the page says that it is not confirmed.`)
      return { file: flags.out, types, lang: flags.lang }
    } finally {
      await db.close()
    }
  }
}
