import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class MigrateDown extends BaseCommand {
  static override summary = 'Take back migrations, the newest first'
  static override description =
    'What only the newer schema could hold is dropped, so a backup comes first. Stop the server before.'
  static override examples = [
    '<%= config.bin %> migrate down',
    '<%= config.bin %> migrate down --steps 2',
    '<%= config.bin %> migrate down --to 0001-spine',
    '<%= config.bin %> migrate down --all',
  ]
  static override flags = {
    steps: Flags.integer({
      description: 'How many to take back',
      min: 1,
      helpValue: 'N',
      exclusive: ['to', 'all'],
    }),
    to: Flags.string({
      description: 'Take back everything after this migration (name or number)',
      helpValue: 'MIGRATION',
      exclusive: ['all'],
    }),
    all: Flags.boolean({ description: 'Take back everything: the database is empty afterwards' }),
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(MigrateDown)
    const config = await this.loadConfig('tool', flags)
    const { migrateDown } = await import('../../../server/db/migrate.ts')
    const { backupDir } = config
    const result = await migrateDown(
      config.databasePath,
      flags.all || flags.to !== undefined
        ? { backupDir, to: flags.to ?? null }
        : { backupDir, steps: flags.steps ?? 1 },
    )
    if (result.backup !== null) this.log(`Backup: ${result.backup}`)
    for (const name of result.ran) this.log(`Took back ${name}`)
    if (result.ran.length === 0) this.log('Nothing to take back.')
    return { database: config.databasePath, ...result }
  }
}
