import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../../base-command.ts'

export default class QrTemplateSet extends BaseCommand {
  static override summary = 'Correct a USSD template, vouch for it, or switch it on or off'
  static override description =
    'Codes already made keep their digits. Slots: {phone} or {code}, and {amount}.'
  static override examples = [
    '<%= config.bin %> qr template set rw.airtel.phone --template "*500*1*1*{phone}*{amount}#" --verified --enabled',
    '<%= config.bin %> qr template set rw.airtel.phone --no-enabled',
  ]
  static override args = {
    name: Args.string({ required: true, description: 'As "qr template list" shows it' }),
  }
  static override flags = {
    template: Flags.string({ description: 'The digits with their slots' }),
    'without-amount': Flags.string({ description: 'The form without an amount; "" for none' }),
    verified: Flags.boolean({ allowNo: true, description: 'It was tried on a phone and works' }),
    enabled: Flags.boolean({ allowNo: true, description: 'It is used for new codes' }),
    note: Flags.string({ description: 'Where it comes from' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(QrTemplateSet)
    const config = await this.loadConfig('tool', flags)
    const { assertCurrent } = await import('../../../../server/db/migrate.ts')
    const { openDb } = await import('../../../../server/db/open.ts')
    const { changeTemplate } = await import('../../../../server/qr/templates.ts')
    assertCurrent(config.databasePath)
    const db = openDb(config.databasePath)
    try {
      const without = flags['without-amount']
      const changed = await db.write((tx) =>
        changeTemplate(tx, args.name, {
          ...(flags.template === undefined ? {} : { template: flags.template }),
          ...(without === undefined ? {} : { withoutAmount: without === '' ? null : without }),
          ...(flags.verified === undefined ? {} : { verified: flags.verified }),
          ...(flags.enabled === undefined ? {} : { enabled: flags.enabled }),
          ...(flags.note === undefined ? {} : { note: flags.note }),
        }),
      )
      this.log(
        `${changed.name}  ${changed.enabled ? 'on' : 'off'}, ${changed.verified ? 'verified' : 'unverified'}  ${changed.template}`,
      )
      return { template: changed }
    } finally {
      await db.close()
    }
  }
}
