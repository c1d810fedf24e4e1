import { Flags } from '@oclif/core'
import type { ServeConfig } from '../../server/config.ts'
import type { Check } from '../../server/doctor/check.ts'
import { BaseCommand } from '../base-command.ts'
import type { Answers } from '../setup/questions.ts'

export default class Setup extends BaseCommand {
  static override summary = 'Ask for the settings, check them with Meta, and write them to a file'
  static override description =
    'Makes the verify token and the admin token itself. Nothing secret is printed; the file is for its owner alone. ' +
    'For scripts: give the settings in the environment and --yes, which answers every question with yes.'
  static override examples = [
    '<%= config.bin %> setup',
    '<%= config.bin %> setup --output /etc/inzira.env',
    'META_ACCESS_TOKEN=… META_PHONE_NUMBER_ID=… <%= config.bin %> setup --yes --json',
  ]
  static override flags = {
    output: Flags.string({
      char: 'o',
      description: 'The file to write; what it holds already is offered again',
      default: 'inzira.env',
      helpValue: 'FILE',
    }),
    yes: Flags.boolean({
      char: 'y',
      description: 'Ask nothing: take the environment and the file as they are',
    }),
    check: Flags.boolean({
      description: 'Check the settings with Meta before writing',
      default: true,
      allowNo: true,
    }),
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Setup)
    const [{ AppError }, { ask }, { knownSettings, newSecret, writeSettings }, { readConfig }] =
      await Promise.all([
        import('../../server/error.ts'),
        import('../setup/questions.ts'),
        import('../setup/settings-file.ts'),
        import('../../server/config.ts'),
      ])
    if (!flags.yes && (this.jsonEnabled() || !process.stdin.isTTY)) {
      throw new AppError(
        'usage.invalid',
        'There is nobody to ask here: give the settings in the environment, and --yes.',
      )
    }
    const known = await knownSettings(flags.output, await this.environment(flags))
    const answers: Answers = { APP_ENV: 'production', ...(flags.yes ? known : await ask(known)) }
    const generated = (['META_WABA_VERIFY_TOKEN', 'ADMIN_TOKEN'] as const).filter(
      (name) => answers[name] === undefined,
    )
    for (const name of generated) answers[name] = newSecret()
    const { config, warnings } = readConfig(answers, 'serve')
    for (const warning of warnings) this.warn(warning)
    const checks = flags.check ? await this.#checkWithMeta(config, flags.yes) : []
    await writeSettings(flags.output, answers)
    this.log(nextSteps(flags.output, answers, this.config.bin))
    return { file: flags.output, generated, checks }
  }

  /** Throws when what is wrong shall not be written. */
  async #checkWithMeta(config: ServeConfig, yes: boolean): Promise<Check[]> {
    const [{ checkMeta }, { graphOf }, { AppError }, { agreed }] = await Promise.all([
      import('../../server/doctor/meta.ts'),
      import('../../server/doctor/doctor.ts'),
      import('../../server/error.ts'),
      import('../setup/questions.ts'),
    ])
    const graph = graphOf(config)
    if (graph === undefined) return []
    this.log('\nAsking Meta …')
    let checks = await checkMeta(graph, config, { fix: false })
    const isUnsubscribed = ({ name, status }: Check) => name === 'subscription' && status === 'fail'
    if (
      checks.some(isUnsubscribed) &&
      (yes || (await agreed('No app is subscribed to the account. Subscribe this one?', true)))
    ) {
      checks = await checkMeta(graph, config, { fix: true })
    }
    for (const { status, name, finding, cure } of checks) {
      this.log(`${{ ok: '✓', warn: '!', fail: '✗' }[status]} ${name.padEnd(14)} ${finding}`)
      if (cure !== undefined) this.log(`${' '.repeat(17)}→ ${cure}`)
    }
    const failed = checks.filter(({ status }) => status === 'fail')
    if (failed.length === 0 || (!yes && (await agreed('Write the file all the same?', false)))) return checks
    throw new AppError(
      'config.invalid',
      `Nothing was written. ${failed.map(({ finding, cure }) => `${finding}. ${cure}`).join(' ')} With --no-check Meta is not asked.`,
    )
  }
}

const nextSteps = (file: string, { PUBLIC_URL }: Answers, bin: string): string => `
${file} is written; only you may read it. Next:

  1. ${bin} serve --migrate --env-file ${file}
  2. In the app at developers.facebook.com, WhatsApp → Configuration:
       Callback URL   ${PUBLIC_URL ?? 'https://<address of this server>'}/webhooks/whatsapp
       Verify token   META_WABA_VERIFY_TOKEN in that file
     then subscribe the field "messages".
  3. ${bin} doctor --env-file ${file}
`
