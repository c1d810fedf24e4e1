import { Flags } from '@oclif/core'
import type { Check } from '../../server/doctor/check.ts'
import { BaseCommand } from '../base-command.ts'

export default class Doctor extends BaseCommand {
  static override summary = 'Look for everything that can be wrong, and say how to cure it'
  static override description =
    'Settings, database, disk, queues, the running server, the number and its token, clocks, subscription, template, ' +
    'and whether the internet reaches the webhook and the web app. Exits with 0 when all is well, 1 when something is unwise, 2 when something does not work.'
  static override examples = [
    '<%= config.bin %> doctor --env-file /etc/inzira.env',
    '<%= config.bin %> doctor --fix',
    '<%= config.bin %> doctor --deep --offline --json',
  ]
  static override flags = {
    deep: Flags.boolean({ description: 'Read every page of the database; takes a while when it is large' }),
    fix: Flags.boolean({ description: 'Subscribe the app to the account when it is not' }),
    offline: Flags.boolean({ description: 'Ask nobody outside this machine' }),
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Doctor)
    const [{ examine, exitCodeOf }, { localUrl }, { clockTime }] = await Promise.all([
      import('../../server/doctor/doctor.ts'),
      import('../local-url.ts'),
      import('../moment.ts'),
    ])
    const checks: Check[] = []
    const told = this.jsonEnabled() ? (at: number) => new Date(at).toISOString() : clockTime
    const wanted = {
      ...flags,
      env: await this.environment(flags),
      envFile: flags['env-file'],
      localUrl,
      told,
    }
    for await (const check of examine(wanted)) {
      // Several in a row may have the same cure: it is told once, below the last of them.
      this.#tellCure(checks.at(-1), check)
      checks.push(check)
      this.log(`${marks[check.status]} ${check.name.padEnd(16)} ${check.finding}`)
    }
    this.#tellCure(checks.at(-1), undefined)
    const exitCode = exitCodeOf(checks)
    this.log(`\n${verdicts[exitCode]}`)
    process.exitCode = exitCode
    return { status: (['ok', 'warn', 'fail'] as const)[exitCode], checks }
  }

  #tellCure(of: Check | undefined, next: Check | undefined): void {
    if (of?.cure !== undefined && of.cure !== next?.cure) this.log(`${' '.repeat(19)}→ ${of.cure}`)
  }
}

const marks = { ok: '✓', warn: '!', fail: '✗' }
const verdicts = {
  0: 'All is well.',
  1: 'It works; what is marked with ! should be mended.',
  2: 'What is marked with ✗ does not work.',
}
