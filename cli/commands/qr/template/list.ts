import { BaseCommand } from '../../../base-command.ts'

export default class QrTemplateList extends BaseCommand {
  static override summary = 'Show the USSD templates that payments are dialled by'
  static override examples = [
    '<%= config.bin %> qr template list',
    '<%= config.bin %> qr template list --json',
  ]

  async run(): Promise<unknown> {
    const { flags } = await this.parse(QrTemplateList)
    const config = await this.loadConfig('tool', flags)
    const { openTemplates } = await import('../../../qr/make.ts')
    const { allTemplates } = await import('../../../../server/qr/templates.ts')
    const db = await openTemplates(config)
    try {
      const templates = allTemplates(db.read)
      const width = Math.max(...templates.map(({ name }) => name.length))
      for (const { name, template, enabled, verified, note } of templates) {
        const state = `${enabled ? 'on ' : 'off'}  ${verified ? 'verified  ' : 'unverified'}`
        this.log(`${name.padEnd(width)}  ${state}  ${template}\n${' '.repeat(width + 2)}${note}`)
      }
      return { templates }
    } finally {
      await db.close()
    }
  }
}
