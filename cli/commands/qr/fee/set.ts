import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../../base-command.ts'

export default class QrFeeSet extends BaseCommand {
  static override summary = 'Correct what senders pay on top of amounts up to a limit'
  static override examples = [
    '<%= config.bin %> qr fee set MTN 1000 20 --verified',
    '<%= config.bin %> qr fee set MTN 1000 100 --reach cross',
  ]
  static override args = {
    network: Args.string({ required: true, description: 'The network that is dialled, such as MTN' }),
    upTo: Args.integer({ required: true, description: 'Whole francs up to which the fee holds' }),
    fee: Args.integer({ required: true, description: 'Whole francs' }),
  }
  static override flags = {
    reach: Flags.option({
      options: ['same', 'cross'] as const,
      description: 'Inside the network, or to another one',
      default: 'same',
    })(),
    country: Flags.string({ description: 'Two letters', default: 'RW', helpValue: 'RW' }),
    verified: Flags.boolean({ description: 'It comes from the network itself' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(QrFeeSet)
    const config = await this.loadConfig('tool', flags)
    const { assertCurrent } = await import('../../../../server/db/migrate.ts')
    const { openDb } = await import('../../../../server/db/open.ts')
    const { changeFee } = await import('../../../../server/qr/fees.ts')
    assertCurrent(config.databasePath)
    const db = openDb(config.databasePath)
    try {
      const band = {
        country: flags.country,
        network: args.network,
        reach: flags.reach,
        upToRwf: args.upTo,
        feeRwf: args.fee,
        verified: flags.verified,
      }
      await db.write((tx) => changeFee(tx, band))
      this.log(`${band.network} ${band.reach}, up to ${band.upToRwf}: ${band.feeRwf} RWF`)
      return { fee: band }
    } finally {
      await db.close()
    }
  }
}
