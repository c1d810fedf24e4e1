import { Flags } from '@oclif/core'
import { BaseCommand } from '../base-command.ts'
import { reveal } from '../webhook/flags.ts'

export default class Top extends BaseCommand {
  static override summary = 'Watch the traffic, the queues and what is wrong, live'
  static override description =
    'Reads the database beside a running server and changes nothing, unless a dead event is replayed from it. ' +
    'With ADMIN_TOKEN the server adds what only it knows. Not on a terminal, or with --once, it prints the figures once.'
  static override examples = [
    '<%= config.bin %> top',
    '<%= config.bin %> top --env-file /etc/inzira.env',
    '<%= config.bin %> top --once',
    '<%= config.bin %> top --json',
  ]
  static override flags = {
    once: Flags.boolean({ description: 'Print the figures once, as plain lines' }),
    url: Flags.string({ description: 'The server, if not the one of these settings', helpValue: 'URL' }),
    reveal,
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Top)
    const config = await this.loadConfig('tool', flags)
    const [{ Observer }, { localUrl }, { withDatabase }] = await Promise.all([
      import('../top/observer.ts'),
      import('../local-url.ts'),
      import('../open-database.ts'),
    ])
    const isLive = !flags.once && !this.jsonEnabled() && process.stdout.isTTY && process.stdin.isTTY
    return withDatabase(config, async (db) => {
      const observer = new Observer({
        db,
        url: (flags.url ?? localUrl(config)).replace(/\/+$/, ''),
        adminToken: config.adminToken,
        conversationLapseMs: config.conversationLapseMs,
        reveal: flags.reveal,
      })
      if (isLive) {
        // The colours of what draws the screen are decided while it is imported, and not by NO_COLOR.
        if (process.env.NO_COLOR) process.env.FORCE_COLOR = '0'
        const { showTop } = await import('../top/show.tsx')
        await showTop({ db, observer, timezone: config.timezone, reveal: flags.reveal })
        return undefined
      }
      const { jsonFigures, plainLines } = await import('../top/plain.ts')
      await observer.ask()
      const figures = observer.look(wholeMs)
      for (const line of plainLines(figures, config.timezone)) this.log(line)
      return jsonFigures(figures)
    })
  }
}

/** Nobody looks a second time, so all of the last hour is read at once, within reason. */
const wholeMs = 2000
