import { BaseCommand } from '../../base-command.ts'

export default class MigrateStatus extends BaseCommand {
  static override summary = 'Show which migrations are applied and which are not; changes nothing'
  static override examples = ['<%= config.bin %> migrate status', '<%= config.bin %> migrate status --json']

  async run(): Promise<unknown> {
    const { flags } = await this.parse(MigrateStatus)
    const config = await this.loadConfig('tool', flags)
    const { migrationStatus } = await import('../../../server/db/migrate.ts')
    const status = migrationStatus(config.databasePath)
    if (!status.exists) this.log(`There is no database at ${config.databasePath} yet.`)
    for (const name of status.applied) this.log(`applied  ${name}`)
    for (const name of status.pending) this.log(`pending  ${name}`)
    for (const name of status.unknown) this.log(`unknown  ${name}  (made by a newer version)`)
    return { database: config.databasePath, ...status }
  }
}
