import type { Config } from '../config.ts'
import type { Graph } from '../whatsapp/graph.ts'
import { list, object, text } from '../whatsapp/payload.ts'
import { type Check, checked, type Found, fail, ok, warn } from './check.ts'

type Answer = Awaited<ReturnType<Graph['get']>>

/** What Meta knows of this number, and whether the clocks agree. Later checks are left out when the token is refused. */
export async function checkMeta(graph: Graph, config: Config, { fix }: { fix: boolean }): Promise<Check[]> {
  const checks: Check[] = []
  let clock: Check | undefined
  const account = await checked(
    'number',
    async () => {
      const answer = await graph.get(`${config.metaPhoneNumberId}?fields=${numberFields}`)
      clock = { name: 'clock', ...drift(answer.date) }
      return number(answer, config)
    },
    `Meta cannot be reached at ${config.metaGraphUrl}: look at the network, the firewall and the name server of this machine.`,
  )
  checks.push(account)
  if (clock !== undefined) checks.push(clock)
  if (config.metaWabaId === undefined || account.status === 'fail') return checks
  const waba = config.metaWabaId
  const again = 'Try again; Meta did not answer this time.'
  checks.push(
    await checked('account', async () => owner(await graph.get(`${waba}/phone_numbers`), config), again),
  )
  checks.push(await checked('subscription', () => subscription(graph, waba, fix), again))
  checks.push(await checked('template', () => template(graph, waba, config), again))
  return checks
}

/** The number as Meta shows it, for people to compare; undefined when the token or the id is wrong. */
export function shownNumber({ status, body }: Answer): string | undefined {
  return status === 200
    ? [text(body.display_phone_number), text(body.verified_name)].filter(Boolean).join(' ')
    : undefined
}

export const numberFields =
  'display_phone_number,verified_name,quality_rating,code_verification_status,throughput,webhook_configuration'

function number(answer: Answer, config: Config): Found {
  if (answer.status !== 200) return refusal(answer)
  const { body } = answer
  const shown = shownNumber(answer)
  if (text(body.quality_rating) === 'RED') {
    return warn(
      `${shown}: people block or report it (quality is red)`,
      'Write less to people who did not ask; Meta lowers the limits of such numbers.',
    )
  }
  const verified = text(body.code_verification_status)
  if (verified !== undefined && verified !== 'VERIFIED') {
    return warn(
      `${shown}: the number is not verified (${verified})`,
      'Finish its verification in WhatsApp Manager.',
    )
  }
  if (
    text(object(body.throughput)?.level) === 'STANDARD' &&
    config.metaMessagesPerSecond > standardPerSecond
  ) {
    return warn(
      `${shown}: Meta takes ${standardPerSecond} messages a second, META_MESSAGES_PER_SECOND is ${config.metaMessagesPerSecond}`,
      `Set META_MESSAGES_PER_SECOND=${standardPerSecond} until Meta has upgraded the number.`,
    )
  }
  const delivers = text(object(body.webhook_configuration)?.application)
  if (
    delivers !== undefined &&
    config.publicUrl !== undefined &&
    delivers !== `${config.publicUrl}/webhooks/whatsapp`
  ) {
    return fail(
      `${shown}: Meta delivers to ${delivers}`,
      `Set the callback URL of the app to ${config.publicUrl}/webhooks/whatsapp (WhatsApp → Configuration).`,
    )
  }
  return ok(`${shown}, the token works`)
}

/** Source: developers.facebook.com/docs/graph-api/guides/error-handling */
function refusal({ status, body }: Answer): Found {
  const error = object(body.error)
  const code = Number(error?.code ?? 0)
  const said = `${text(error?.message) ?? `HTTP ${status}`}`
  if (code === 190 || status === 401) {
    return fail(
      `the token is refused: ${said}`,
      'Make a permanent token of a system user (Business settings → System users) and set META_ACCESS_TOKEN.',
    )
  }
  if (code === 100 || status === 404) {
    return fail(
      `no such number: ${said}`,
      'Check META_PHONE_NUMBER_ID (it is the id, not the number), and that the system user may use this account.',
    )
  }
  if (code === 10 || (code >= 200 && code < 300)) {
    return fail(
      `a permission is missing: ${said}`,
      'Give the token whatsapp_business_messaging and whatsapp_business_management.',
    )
  }
  return fail(said, 'Look at metastatus.com, and try again.')
}

function drift(date: string | null): Found {
  const theirs = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(theirs)) return ok('Meta told no time to compare with')
  const seconds = Math.round(Math.abs(Date.now() - theirs) / 1000)
  if (seconds <= 5) return ok('agrees with that of Meta')
  const finding = `is ${seconds} s ${Date.now() > theirs ? 'ahead of' : 'behind'} that of Meta`
  const cure = 'Let this machine keep its time: timedatectl set-ntp true'
  return seconds <= 60 ? warn(finding, cure) : fail(finding, cure)
}

function owner({ status, body }: Answer, config: Config): Found {
  if (status !== 200) return refusal({ status, body, date: null })
  const ids = list(body.data).map((one) => text(object(one)?.id))
  return ids.includes(config.metaPhoneNumberId)
    ? ok('the number belongs to META_WABA_ID')
    : fail(
        `META_WABA_ID has ${ids.length} numbers, and this is none of them`,
        'Take both ids from the same page (WhatsApp → API setup).',
      )
}

async function subscription(graph: Graph, waba: string, fix: boolean): Promise<Found> {
  const answer = await graph.get(`${waba}/subscribed_apps`)
  if (answer.status !== 200) return refusal(answer)
  const apps = list(answer.body.data).map(
    (one) => text(object(object(one)?.whatsapp_business_api_data)?.name) ?? 'an app',
  )
  if (apps.length > 0) return ok(`webhooks of the account go to ${apps.join(', ')}`)
  const finding =
    'no app is subscribed to the account: the webhook is verified, but nothing will ever be delivered'
  if (!fix) return fail(finding, 'Run "inzira doctor --fix", which subscribes the app of the token.')
  const subscribed = await graph.post(`${waba}/subscribed_apps`)
  if (subscribed.status !== 200) return refusal({ ...subscribed, date: null })
  return ok('no app was subscribed to the account; the app of the token is now')
}

async function template(graph: Graph, waba: string, config: Config): Promise<Found> {
  const { metaFallbackTemplate: name, metaFallbackTemplateLanguage: language } = config
  if (name === undefined) {
    return warn(
      'none is configured, so nobody can be told anything 24 hours after they last wrote',
      'Have a utility template with one placeholder approved and set META_FALLBACK_TEMPLATE.',
    )
  }
  const answer = await graph.get(`${waba}/message_templates?name=${name}&limit=100`)
  if (answer.status !== 200) return refusal(answer)
  const found = list(answer.body.data)
    .map(object)
    .filter((one) => text(one?.name) === name)
  const ours = found.find((one) => text(one?.language) === language)
  if (ours === undefined) {
    const others = found.map((one) => text(one?.language)).join(', ')
    return fail(
      `there is no template ${name} in ${language}${others === '' ? '' : `, only in ${others}`}`,
      'Check META_FALLBACK_TEMPLATE and META_FALLBACK_TEMPLATE_LANGUAGE, or create it in WhatsApp Manager.',
    )
  }
  const status = text(ours.status) ?? 'unknown'
  if (status !== 'APPROVED')
    return fail(`${name} is ${status.toLowerCase()}`, 'See why in WhatsApp Manager, or choose another one.')
  const body = list(ours.components)
    .map(object)
    .find((one) => text(one?.type) === 'BODY')
  const slots = new Set((text(body?.text) ?? '').match(/\{\{\w+\}\}/g)).size
  return slots === 1
    ? ok(`${name} in ${language} is approved`)
    : fail(
        `${name} has ${slots} placeholders in its body`,
        'It needs exactly one, which becomes the message.',
      )
}

/** Meta's start; 1,000 after its upgrade. */
const standardPerSecond = 80
