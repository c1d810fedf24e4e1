import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class MigrateUp extends BaseCommand {
  static override summary = 'Bring the database up to the schema of this version'
  static override description =
    'A backup comes first. If anything fails the database is left exactly as it was. Without a database one is made.'
  static override examples = ['<%= config.bin %> migrate up', '<%= config.bin %> migrate up --to 1']
  static override flags = {
    to: Flags.string({ description: 'Stop after this migration (name or number)', helpValue: 'MIGRATION' }),
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(MigrateUp)
    const config = await this.loadConfig('tool', flags)
    const { migrateUp } = await import('../../../server/db/migrate.ts')
    const result = await migrateUp(config.databasePath, {
      backupDir: config.backupDir,
      ...(flags.to === undefined ? {} : { to: flags.to }),
    })
    if (result.backup !== null) this.log(`Backup: ${result.backup}`)
    for (const name of result.ran) this.log(`Applied ${name}`)
    if (result.ran.length === 0) this.log('Nothing to do: the database is up to date.')
    return { database: config.databasePath, ...result }
  }
}
