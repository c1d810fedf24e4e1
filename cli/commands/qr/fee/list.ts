import { BaseCommand } from '../../../base-command.ts'

export default class QrFeeList extends BaseCommand {
  static override summary = 'Show what senders pay on top, by network and amount'
  static override examples = ['<%= config.bin %> qr fee list', '<%= config.bin %> qr fee list --json']

  async run(): Promise<unknown> {
    const { flags } = await this.parse(QrFeeList)
    const config = await this.loadConfig('tool', flags)
    const { openTemplates } = await import('../../../qr/make.ts')
    const { allFees } = await import('../../../../server/qr/fees.ts')
    const db = await openTemplates(config)
    try {
      const fees = allFees(db.read)
      for (const { country, network, reach, upToRwf, feeRwf, verified } of fees) {
        const [upTo, fee] = [upToRwf.toLocaleString('en'), feeRwf.toLocaleString('en')]
        const state = verified ? 'confirmed' : 'not confirmed'
        this.log(
          `${country} ${network} ${reach.padEnd(5)}  up to ${upTo.padStart(10)}: ${fee.padStart(6)}  ${state}`,
        )
      }
      return { fees }
    } finally {
      await db.close()
    }
  }
}
