import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class QrBatch extends BaseCommand {
  static override summary = 'Make a QR code for each line of a CSV file'
  static override description =
    'Columns: payee, amount, name, lang; all but the payee may be left out. Bad lines are named and skipped, and the exit code is then 41.'
  static override examples = [
    '<%= config.bin %> qr batch shops.csv --out codes',
    '<%= config.bin %> qr batch shops.csv --out posters --as poster --lang rw',
  ]
  static override args = { file: Args.string({ required: true, description: 'CSV file' }) }
  static override flags = {
    out: Flags.string({ char: 'o', required: true, description: 'Folder to write to', helpValue: 'DIR' }),
    as: Flags.option({
      options: ['picture', 'svg', 'sticker', 'poster'] as const,
      description: 'What to make',
      default: 'picture',
    })(),
    mode: Flags.option({
      options: ['raw', 'encoded', 'link', 'text'] as const,
      description: 'What the squares hold',
    })(),
    lang: Flags.option({
      options: ['en', 'fr', 'rw', 'sw'] as const,
      description: 'Language where a line names none',
      default: 'en',
    })(),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(QrBatch)
    const config = await this.loadConfig('tool', flags)
    const [
      { mkdir },
      { join },
      { readBatch },
      { makeFile, openTemplates },
      { readIn, writeOut },
      { fileKinds },
      { AppError, sentenceOf },
    ] = await Promise.all([
      import('node:fs/promises'),
      import('node:path'),
      import('../../qr/batch.ts'),
      import('../../qr/make.ts'),
      import('../../qr/files.ts'),
      import('../../../server/qr/file.ts'),
      import('../../../server/error.ts'),
    ])
    const { rows, bad } = readBatch(new TextDecoder().decode(await readIn(args.file)))
    await mkdir(flags.out, { recursive: true })
    const db = await openTemplates(config)
    const made: { line: number; file: string; ussd: string }[] = []
    const taken = new Set<string>()
    try {
      for (const [index, row] of rows.entries()) {
        this.#progress(index, rows.length)
        try {
          const wanted = { ...row, as: flags.as, mode: flags.mode, language: row.language ?? flags.lang }
          const { code, bytes } = await makeFile(db, wanted, config)
          const file = join(flags.out, nameFor(row, fileKinds[flags.as].extension, taken))
          await writeOut(file, bytes)
          made.push({ line: row.line, file, ussd: code.ussd })
        } catch (thrown) {
          // A full disk or a missing database would fail every line alike.
          if (!(thrown instanceof AppError) || thrown.code !== 'qr.invalid') throw thrown
          bad.push({ line: row.line, problem: sentenceOf(thrown) })
        }
      }
    } finally {
      this.#progress(rows.length, rows.length)
      await db.close()
    }
    bad.sort((a, b) => a.line - b.line)
    for (const { line, problem } of bad) this.logToStderr(`line ${line}: ${problem}`)
    this.log(
      `${made.length} made in ${flags.out}${bad.length === 0 ? '' : `, ${bad.length} bad ${bad.length === 1 ? 'line' : 'lines'} skipped`}`,
    )
    if (bad.length > 0) process.exitCode = badLinesExit
    return { made, bad }
  }

  #progress(count: number, total: number): void {
    if (!process.stderr.isTTY || this.jsonEnabled()) return
    process.stderr.write(count === total ? '\r\u001b[K' : `\r${count + 1} of ${total}`)
  }
}

function nameFor(
  row: { payee: { value: string }; amountRwf: number | null },
  extension: string,
  taken: Set<string>,
): string {
  const stem = row.amountRwf === null ? row.payee.value : `${row.payee.value}-${row.amountRwf}`
  let name = `${stem}.${extension}`
  for (let again = 2; taken.has(name); again++) name = `${stem}_${again}.${extension}`
  taken.add(name)
  return name
}

/** The exit code of `qr.invalid`. */
const badLinesExit = 41
