import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class QrRead extends BaseCommand {
  static override summary = 'Say what a QR code in a photo or screenshot would do, without doing it'
  static override examples = [
    '<%= config.bin %> qr read photo.jpg',
    '<%= config.bin %> qr read --text "*182*8*1*123456#"',
    '<%= config.bin %> qr read photo.jpg --json',
  ]
  static override args = { file: Args.string({ description: 'PNG or JPEG' }) }
  static override flags = {
    text: Flags.string({
      description: 'What a code says, instead of a picture',
      exclusive: ['file'],
      helpValue: 'TEXT',
    }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(QrRead)
    const config = await this.loadConfig('tool', flags)
    const texts = flags.text === undefined ? await textsIn(args.file) : [flags.text]
    const { openTemplates } = await import('../../qr/make.ts')
    const { explainQr } = await import('../../../server/qr/explain.ts')
    const { allTemplates } = await import('../../../server/qr/templates.ts')
    const { linesOf } = await import('../../qr/sentences.ts')
    const db = await openTemplates(config)
    try {
      const options = { templates: allTemplates(db.read), publicUrl: config.publicUrl ?? null }
      const codes = texts.map((text) => ({ text, facts: explainQr(text, options) }))
      for (const { facts } of codes) this.log(linesOf(facts).join('\n'))
      return { codes }
    } finally {
      await db.close()
    }
  }
}

async function textsIn(path: string | undefined): Promise<string[]> {
  const { AppError } = await import('../../../server/error.ts')
  if (path === undefined) {
    throw new AppError('usage.invalid', 'Give a picture to read, or --text with what a code says.')
  }
  const { readIn } = await import('../../qr/files.ts')
  const { readPicture } = await import('../../../server/qr/picture/read.ts')
  const { sentenceFor } = await import('../../qr/sentences.ts')
  const read = await readPicture(await readIn(path))
  if (read.ok) return read.value
  throw new AppError('qr.unreadable', `${path}: ${sentenceFor[read.problem]}`)
}
