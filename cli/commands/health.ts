import { Flags } from '@oclif/core'
import type { HealthReport } from '../../server/health/health.ts'
import { BaseCommand } from '../base-command.ts'

export default class Health extends BaseCommand {
  static override summary = 'Tell in one word and an exit code whether everything works'
  static override description =
    'Asks the running server; with ADMIN_TOKEN it tells details, without one they come from the database. ' +
    'Exits with 0 when ok, 1 when degraded, 2 when unhealthy or no server answers. Nothing going on is healthy.'
  static override examples = [
    '<%= config.bin %> health',
    '<%= config.bin %> health --json --env-file /etc/inzira.env',
    '<%= config.bin %> health --url http://10.0.0.5:3000',
    '<%= config.bin %> health --database   # without a server',
  ]
  static override flags = {
    url: Flags.string({ description: 'The server, if not the one of these settings', helpValue: 'URL' }),
    database: Flags.boolean({ description: 'Ask no server: look at the database alone', exclusive: ['url'] }),
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Health)
    const config = await this.loadConfig('tool', flags)
    const [{ askServer, lookAtDatabase }, { localUrl }] = await Promise.all([
      import('../health.ts'),
      import('../local-url.ts'),
    ])
    const report: HealthReport = flags.database
      ? await lookAtDatabase(config)
      : await askServer(config, (flags.url ?? localUrl(config)).replace(/\/+$/, ''), flags.url === undefined)
    for (const { name, status, finding, cure } of report.checks) {
      this.log(`${status.padEnd(10)} ${name.padEnd(12)} ${finding}`)
      if (cure !== undefined) this.log(`${' '.repeat(24)}→ ${cure}`)
    }
    this.log(report.status)
    process.exitCode = { ok: 0, degraded: 1, unhealthy: 2 }[report.status]
    return report
  }
}
