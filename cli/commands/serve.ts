import { Flags } from '@oclif/core'
import { BaseCommand } from '../base-command.ts'

export default class Serve extends BaseCommand {
  // A server has no result: with --json its log is JSON, and so is what keeps it from starting.
  static override enableJsonFlag = false
  static override summary = 'Run the server: webhook in, replies out, until it is told to stop'
  static override description =
    'SIGTERM or Ctrl-C lets what is under way end first; a second one ends it at once. ' +
    'The database must be up to date: --migrate sees to that first, with a backup.'
  static override examples = [
    '<%= config.bin %> serve --env-file /etc/inzira.env',
    '<%= config.bin %> serve --migrate',
    'PORT=8080 HOST=0.0.0.0 <%= config.bin %> serve',
  ]
  static override flags = {
    migrate: Flags.boolean({ description: 'Bring the database up to date first; makes it if there is none' }),
    json: Flags.boolean({ description: 'Write the log as JSON in a terminal too', helpGroup: 'GLOBAL' }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Serve)
    const config = await this.loadConfig('serve', flags)
    const [{ startServer, stopOnSignals }, { createLog }, { secretsOf }] = await Promise.all([
      import('../../server/main.ts'),
      import('../../server/log.ts'),
      import('../../server/config.ts'),
    ])
    const log = await createLog({
      level: config.logLevel,
      secrets: secretsOf(config),
      ...(flags.json && { pretty: false }),
    })
    if (flags.migrate) {
      const { migrateUp } = await import('../../server/db/migrate.ts')
      const { ran, backup } = await migrateUp(config.databasePath, { backupDir: config.backupDir })
      if (ran.length > 0) log.info({ ran, backup }, 'database brought up to date')
    }
    await stopOnSignals(await startServer({ config, log }))
    log.info('stopped')
  }
}
