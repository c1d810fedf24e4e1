import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class BackupCreate extends BaseCommand {
  static override summary = 'Copy the database, also while the server runs, and check the copy'
  static override description =
    'The database is everything but the pictures of papers that people sent: those lie in MEDIA_DIR. Copy that folder as well, after the database.'
  static override examples = [
    '<%= config.bin %> backup create',
    '<%= config.bin %> backup create --into /mnt/usb',
  ]
  static override flags = {
    into: Flags.string({ description: 'Folder for the copy instead of BACKUP_DIR', helpValue: 'FOLDER' }),
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(BackupCreate)
    const config = await this.loadConfig('tool', flags)
    const { createBackup } = await import('../../../server/backup/backup.ts')
    const report = await createBackup(config.databasePath, flags.into ?? config.backupDir)
    this.log(`${report.file}  ${report.bytes} bytes, schema ${report.schema}, ${report.people} people`)
    return report
  }
}
