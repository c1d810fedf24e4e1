import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../base-command.ts'

export default class Ocr extends BaseCommand {
  static override summary = 'Read vehicle documents from photos and PDFs'
  static override description =
    'Insurance certificates, COMESA yellow cards and registration cards, as JPEG, PNG, WebP or PDF. Nothing leaves this machine. With --json each file is one line, told as soon as it is read. Exits with 43 when a file could not be read.'
  static override examples = [
    '<%= config.bin %> ocr photo.jpg',
    '<%= config.bin %> ocr certificate.pdf yellow-card.jpg --json',
  ]
  static override args = {
    file: Args.string({ required: true, description: 'JPEG, PNG, WebP or PDF; several are read at once' }),
  }
  static override strict = false
  static override flags = {
    lang: Flags.string({
      description: 'Languages to read in, of eng and fra; both know the letters of Kinyarwanda',
      default: 'eng+fra',
      helpValue: 'eng+fra',
    }),
    'second-reader': Flags.boolean({
      description: 'Ask a second reader, where there is one, about what the first one doubts',
      default: true,
      allowNo: true,
    }),
  }

  async run(): Promise<unknown> {
    const { argv, flags } = await this.parse(Ocr)
    const [{ readFiles }, { linesOf }, { languagesFrom }] = await Promise.all([
      import('../ocr/files.ts'),
      import('../ocr/sentences.ts'),
      import('../ocr/languages.ts'),
    ])
    const request = { languages: languagesFrom(flags.lang), secondReader: flags['second-reader'] }
    const failed = await readFiles(argv.map(String), request, (read) => {
      if (this.jsonEnabled()) process.stdout.write(`${JSON.stringify(read)}\n`)
      else for (const line of linesOf(read)) this.log(line)
    })
    if (failed > 0) process.exitCode = unreadExit
    return undefined
  }

  /** Every file had its line when it was read. */
  protected override logJson(): void {}
}

const unreadExit = 43
