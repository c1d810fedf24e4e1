import { Flags } from '@oclif/core'
import type { Message } from '../../server/flows/message.ts'
import { BaseCommand } from '../base-command.ts'

export default class Chat extends BaseCommand {
  static override summary = 'Talk to the bot in the terminal, without WhatsApp'
  static override description =
    'Runs the conversations themselves, on a database in memory or on a real one, where somebody without a number is ' +
    'writing: nothing is ever sent. Reads from a pipe too, one line a message. /help tells what else can be typed.'
  static override examples = [
    '<%= config.bin %> chat',
    '<%= config.bin %> chat --language rw',
    '<%= config.bin %> chat --database data/inzira.db',
    "printf 'hi\\nqr\\n123456\\n' | <%= config.bin %> chat --json",
  ]
  static override flags = {
    language: Flags.option({
      char: 'l',
      options: ['en', 'fr', 'rw', 'sw'] as const,
      description: 'As if this language had been chosen before',
    })(),
    database: Flags.string({
      description: 'Talk on this database instead of one in memory',
      helpValue: 'FILE',
    }),
    phone: Flags.string({
      description: 'The number of whoever writes',
      default: '250788123456',
      helpValue: 'NUMBER',
    }),
    save: Flags.string({
      description: 'Folder in which pictures and files are kept; without it they are gone at the end',
      helpValue: 'FOLDER',
    }),
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Chat)
    const config = await this.loadConfig('tool', flags)
    const isTerminal = process.stdin.isTTY === true && !this.jsonEnabled()
    const { openChat } = await import('../chat/open.ts')
    const { session, screen, close } = await openChat({
      ...flags,
      config,
      drawsCodes: isTerminal && process.stdout.isTTY,
    })
    const [{ follow, lineHelp }, { shown }] = await Promise.all([
      import('../chat/line.ts'),
      import('../chat/shown.ts'),
    ])
    const turns: { said: string; replies: Message[] }[] = []
    if (isTerminal) this.log('You are somebody with WhatsApp. Say "hi"; /help tells more, /quit ends.\n')
    try {
      for await (const line of linesOf(isTerminal)) {
        if (line.trim() === '') continue
        if (line.trim() === '/help') {
          this.log(lineHelp)
          continue
        }
        if (!isTerminal) this.log(`> ${line}`)
        const replies = await this.#tolerant(isTerminal, () => follow(session, line))
        if (replies === undefined) break
        for (const reply of replies) {
          const lines = await shown(reply, screen)
          this.log(`${lines.map((one) => `  ${one}`).join('\n')}\n`)
        }
        turns.push({ said: line, replies })
      }
    } finally {
      await close()
    }
    return turns
  }

  /** A slip of the pen ends no conversation; a script goes on with its next line, and tells by its exit code. */
  async #tolerant<T>(isTerminal: boolean, what: () => Promise<T>): Promise<T | []> {
    try {
      return await what()
    } catch (error) {
      const { AppError } = await import('../../server/error.ts')
      if (!(error instanceof AppError)) throw error
      if (isTerminal) this.log(`  ${error.message}\n`)
      else if (error.code === 'usage.invalid') {
        this.warn(error.message)
        process.exitCode = error.exitCode
      } else throw error
      return []
    }
  }
}

async function* linesOf(isTerminal: boolean): AsyncGenerator<string> {
  const { createInterface } = await import('node:readline')
  const reading = createInterface({
    input: process.stdin,
    ...(isTerminal && { output: process.stdout, prompt: 'you › ' }),
  })
  if (isTerminal) reading.prompt()
  try {
    for await (const line of reading) {
      yield line
      if (isTerminal) reading.prompt()
    }
  } finally {
    reading.close()
  }
}
