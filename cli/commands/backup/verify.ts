import { Args } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class BackupVerify extends BaseCommand {
  static override summary = 'Read a backup from end to end and say whether it could be restored'
  static override examples = [
    '<%= config.bin %> backup verify data/backups/inzira-20261122T232021Z-0001-spine.db',
  ]
  static override args = { file: Args.string({ description: 'The backup', required: true }) }

  async run(): Promise<unknown> {
    const { args } = await this.parse(BackupVerify)
    const { verifyBackup } = await import('../../../server/backup/backup.ts')
    const report = await verifyBackup(args.file)
    this.log(
      `${report.file} is whole: ${report.bytes} bytes, schema ${report.schema}, ${report.people} people`,
    )
    return report
  }
}
