import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../base-command.ts'

export default class Qr extends BaseCommand {
  static override summary = 'Make a QR code that dials a mobile-money payment'
  static override description =
    'Every code is read back before it is written. Without --out it is drawn in the terminal. The digits come from the templates in the database, or without a database from those this version ships.'
  static override examples = [
    '<%= config.bin %> qr 0788123456 1000',
    '<%= config.bin %> qr 123456 --out shop.png',
    '<%= config.bin %> qr 123456 2.5k --as sticker --lang rw --out stickers.pdf',
    '<%= config.bin %> qr 123456 --as poster --name "Mama Keza Shop" --out poster.pdf',
  ]
  static override args = {
    payee: Args.string({ required: true, description: 'Mobile number, or merchant code of 4–9 digits' }),
    amount: Args.string({
      description: 'Whole francs, such as 1000, 1,000 or 2.5k; left out, the payer chooses',
    }),
  }
  static override flags = {
    out: Flags.string({ char: 'o', description: 'File to write: .png, .svg or .pdf', helpValue: 'FILE' }),
    as: Flags.option({ options: ['picture', 'sticker', 'poster'] as const, description: 'What to make' })(),
    mode: Flags.option({
      options: ['raw', 'encoded', 'link', 'text'] as const,
      description:
        'What the squares hold: the dialling link raw or with %23, a page of this server, or plain digits',
    })(),
    lang: Flags.option({
      options: ['en', 'fr', 'rw', 'sw'] as const,
      description: 'Language of the words on it',
      default: 'en',
    })(),
    name: Flags.string({ description: 'Shop or person, printed on stickers and posters', helpValue: 'NAME' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Qr)
    const config = await this.loadConfig('tool', flags)
    const { amountFrom, drawAsFor, drawAsInTerminal, makeFile, openTemplates, payeeFrom } = await import(
      '../qr/make.ts'
    )
    const wanted = {
      payee: payeeFrom(args.payee),
      amountRwf: amountFrom(args.amount),
      as: flags.out === undefined ? drawAsInTerminal(flags.as) : drawAsFor(flags.out, flags.as),
      mode: flags.mode,
      language: flags.lang,
      name: flags.name,
    }
    const db = await openTemplates(config)
    try {
      const { code, drawing, bytes, fee } = await makeFile(db, wanted, config)
      if (flags.out === undefined) {
        if (!this.jsonEnabled()) this.log(await inTerminal(drawing.payload))
        this.log(`Dial ${code.ussd}`)
      } else {
        const { writeOut } = await import('../qr/files.ts')
        await writeOut(flags.out, bytes)
        this.log(`${flags.out}  ${bytes.length} bytes, dials ${code.ussd}`)
      }
      if (fee !== null) {
        const francs = `${fee.feeRwf.toLocaleString('en')} RWF on top`
        this.log(`The sender pays ${fee.verified ? francs : `about ${francs} (fee table not confirmed)`}.`)
      }
      return {
        payee: code.payee,
        amountRwf: code.amountRwf,
        ussd: code.ussd,
        payload: drawing.payload,
        mode: code.mode,
        fee,
        file: flags.out ?? null,
      }
    } finally {
      await db.close()
    }
  }
}

/** The same squares that were just read back. On a screen in black on white, as not every scanner reads the reverse. */
async function inTerminal(payload: string): Promise<string> {
  const { toString: draw } = await import('qrcode')
  const segments = [{ data: new TextEncoder().encode(payload), mode: 'byte' as const }]
  const colors = process.stdout.isTTY && !process.env.NO_COLOR
  // `small` halves the height; the library's types know it for "terminal" only in part.
  const form = colors ? { type: 'terminal' as const, small: true } : { type: 'utf8' as const }
  return draw(segments, { ...form, errorCorrectionLevel: 'Q' })
}
