import { type Json, listOf, objectOf, textOf } from './json.ts'

/** A message template as the operator registered it with Meta. */
export interface Template {
  id: string
  name: string
  language: string
  status: 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED'
  category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION'
  components: TemplateComponent[]
}

export type TemplateComponent =
  | { type: 'HEADER'; format: 'TEXT'; text: string }
  | { type: 'BODY'; text: string }
  | { type: 'FOOTER'; text: string }
  | { type: 'BUTTONS'; buttons: { type: 'QUICK_REPLY' | 'URL'; text: string; url?: string }[] }

const waitingText = {
  en: 'Hello {{1}}, there is a message waiting for you. Tap OK to read it.',
  fr: 'Bonjour {{1}}, un message vous attend. Touchez OK pour le lire.',
  rw: 'Muraho {{1}}, hari ubutumwa bugutegereje. Kanda OK ubusome.',
  sw: 'Habari {{1}}, kuna ujumbe unakusubiri. Gusa OK kuusoma.',
}

/** One of each state, so that every refusal of a template can be met. */
export const starterTemplates: Template[] = [
  ...['en', 'fr', 'rw', 'sw'].map(
    (language, index): Template => ({
      id: `92007035264614${index}`,
      name: 'message_waiting',
      language,
      status: 'APPROVED',
      category: 'UTILITY',
      components: [
        { type: 'BODY', text: waitingText[language as keyof typeof waitingText] },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'OK' }] },
      ],
    }),
  ),
  {
    id: '920070352646150',
    name: 'new_offers',
    language: 'en',
    status: 'APPROVED',
    category: 'MARKETING',
    components: [{ type: 'BODY', text: 'Hello {{1}}, rides are half price this week.' }],
  },
  {
    id: '920070352646151',
    name: 'paused_notice',
    language: 'en',
    status: 'PAUSED',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'This template is paused.' }],
  },
]

/** The text a person sees, its slots filled with the body parameters in order. */
export function templateText(template: Template, parameters: string[]): string {
  const body = template.components.find((one) => one.type === 'BODY')?.text ?? ''
  return body.replace(/\{\{(\d+)\}\}/g, (slot, number) => parameters[Number(number) - 1] ?? slot)
}

/** How many slots the body has; Meta refuses any other number of parameters (132000). */
export function slotsOf(template: Template): number {
  const body = template.components.find((one) => one.type === 'BODY')?.text ?? ''
  return new Set(body.match(/\{\{\d+\}\}/g) ?? []).size
}

/** The registered template that a message of type template names. */
export const templateFor = (templates: Template[], content: Json | undefined): Template | undefined =>
  templates.find((one) => one.name === content?.name && one.language === objectOf(content?.language)?.code)

/** Parameters for the slots of the body, in order. */
export function bodyParameters(content: Json): (Json | undefined)[] {
  const body = listOf(content.components)
    .map(objectOf)
    .find((one) => textOf(one?.type)?.toLowerCase() === 'body')
  return listOf(body?.parameters).map(objectOf)
}
