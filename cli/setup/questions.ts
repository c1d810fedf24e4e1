import { safeParse } from 'valibot'
import { detailsOf } from '../../server/config.ts'
import { AppError } from '../../server/error.ts'
import { type SettingName, settings } from '../../server/settings.ts'

export type Answers = Partial<Record<SettingName, string>>

/** What setup asks for, in the order in which one meets it on Meta's pages. */
export const asked: { name: SettingName; question: string; optional?: true; suggested?: string }[] = [
  { name: 'META_PHONE_NUMBER_ID', question: 'Phone number id (WhatsApp → API setup)' },
  { name: 'META_WABA_ID', question: 'WhatsApp Business account id (same page)' },
  { name: 'META_ACCESS_TOKEN', question: 'Permanent access token (Business settings → System users)' },
  { name: 'META_WABA_APP_SECRET', question: 'App secret (App settings → Basic)' },
  { name: 'PUBLIC_URL', question: 'https address of this server', optional: true },
  { name: 'META_FALLBACK_TEMPLATE', question: 'Template for after 24 hours', optional: true },
  { name: 'DATA_DIR', question: 'Folder for the database and backups', suggested: './data' },
  { name: 'PORT', question: 'Port to listen on', suggested: '3000' },
]

/** Completes the sentence "NAME …" when the value cannot be used. */
export function faultIn(name: SettingName, value: string): string | undefined {
  const result = safeParse(settings[name].schema, value)
  return result.success ? undefined : result.issues[0].message
}

/** Asks on the terminal; what is known already is offered as the answer, a secret without being shown. */
export const ask = (known: Answers): Promise<Answers> => unlessStopped(askAll(known))

async function askAll(known: Answers): Promise<Answers> {
  const { input, password } = await import('@inquirer/prompts')
  const answers: Answers = { ...known }
  for (const { name, question, optional, suggested } of asked) {
    const before = known[name] ?? suggested
    const validate = (value: string): true | string => {
      if (value === '') return optional || before !== undefined || 'An answer is needed here.'
      const fault = faultIn(name, value)
      return fault === undefined || `This ${fault}.`
    }
    const given = detailsOf(name).secret
      ? await password({
          message: before === undefined ? question : `${question} (Enter keeps it)`,
          mask: '*',
          validate,
        })
      : await input({
          message: optional ? `${question} (may stay empty)` : question,
          validate,
          ...(before && { default: before }),
        })
    const value = given.trim() || before
    if (value !== undefined) answers[name] = value
  }
  return answers
}

export async function agreed(message: string, standard: boolean): Promise<boolean> {
  const { confirm } = await import('@inquirer/prompts')
  return unlessStopped(confirm({ message, default: standard }))
}

/** Ctrl-C at a question. */
async function unlessStopped<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ExitPromptError') throw error
    throw new AppError('usage.invalid', 'Stopped. Nothing was written.')
  }
}
