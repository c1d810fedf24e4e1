import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class BackupCreate extends BaseCommand {
  static override summary = 'Copy the database, also while the server runs, and check the copy'
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
