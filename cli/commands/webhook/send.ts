import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class WebhookSend extends BaseCommand {
  static override summary = 'Deliver a file or a text to a webhook, signed as Meta signs it'
  static override description =
    'For trying a server out: it takes the message for a real one. Exits with 1 when the answer is not 200.'
  static override examples = [
    '<%= config.bin %> webhook send fixtures/whatsapp/text.json',
    '<%= config.bin %> webhook send --text "hi" --from 250788123456',
    '<%= config.bin %> webhook send --text "hi" --from 250788123456 --url https://bot.example.rw --times 3',
  ]
  static override args = { file: Args.string({ description: 'One webhook body or several' }) }
  static override flags = {
    text: Flags.string({
      description: 'Instead of a file: a message that says this',
      helpValue: 'TEXT',
      dependsOn: ['from'],
    }),
    from: Flags.string({ description: 'The number that text comes from', helpValue: 'NUMBER' }),
    name: Flags.string({ description: 'And the name on that phone', default: 'Somebody', helpValue: 'NAME' }),
    url: Flags.string({ description: 'The server, if not the one of these settings', helpValue: 'URL' }),
    times: Flags.integer({
      description: 'Deliver the same bytes so often',
      default: 1,
      min: 1,
      helpValue: 'N',
    }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(WebhookSend)
    const config = await this.loadConfig('serve', flags)
    const [{ AppError, sentenceOf }, { bodiesIn }, { textBody }, { signatureOf }, { localUrl }] =
      await Promise.all([
        import('../../../server/error.ts'),
        import('../../webhook/bodies.ts'),
        import('../../webhook/text-body.ts'),
        import('../../../server/whatsapp/signature.ts'),
        import('../../local-url.ts'),
      ])
    if ((args.file === undefined) === (flags.text === undefined)) {
      throw new AppError('usage.invalid', 'Give either a file, or --text with --from.')
    }
    const { text = '', from = '', name } = flags
    const bodies =
      args.file === undefined ? [textBody({ text, from, name, config })] : await bodiesIn(args.file)
    const url = `${(flags.url ?? localUrl(config)).replace(/\/+$/, '')}/webhooks/whatsapp`
    const answers: { status: number; ms: number }[] = []
    for (const body of bodies.flatMap((one) => Array.from({ length: flags.times }, () => one))) {
      const startedAt = performance.now()
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-hub-signature-256': signatureOf(body, config.metaWabaAppSecret),
        },
        body: body as Uint8Array<ArrayBuffer>,
        redirect: 'manual',
        signal: AbortSignal.timeout(30_000),
      }).catch((error: unknown) => {
        throw new AppError(
          'server.unreachable',
          `${url} does not answer: ${sentenceOf(error)} Is the server running?`,
        )
      })
      const ms = Math.round((performance.now() - startedAt) * 10) / 10
      answers.push({ status: response.status, ms })
      const said = response.status === 200 ? '' : `  ${(await response.text()).slice(0, 300)}`
      this.log(`${response.status}  ${ms} ms  ${body.length} bytes${said}`)
    }
    if (answers.some(({ status }) => status !== 200)) process.exitCode = 1
    return { url, answers }
  }
}
