import { type Json, listOf, objectOf, textOf } from './json.ts'
import { bodyParameters, type Template, templateFor, templateText } from './templates.ts'

/** Something to tap. */
export interface Choice {
  kind: 'button' | 'row' | 'quick_reply'
  id: string
  title: string
  description?: string
}

/** What a person reads in a message, and where its link leads. */
export function readable(templates: Template[], message: Json): { text: string; url?: string } {
  const type = textOf(message.type) ?? 'text'
  const content = objectOf(message[type]) ?? {}
  if (type === 'text') return { text: textOf(content.body) ?? '' }
  if (type === 'interactive') {
    const parameters = objectOf(objectOf(content.action)?.parameters)
    const url = textOf(parameters?.url)
    return { text: textOf(objectOf(content.body)?.text) ?? '', ...(url !== undefined && { url }) }
  }
  if (type === 'template') {
    const template = templateFor(templates, content)
    return { text: template === undefined ? '' : templateText(template, parametersOf(content)) }
  }
  return { text: textOf(content.caption) ?? textOf(content.name) ?? '' }
}

export function choicesOf(templates: Template[], message: Json): Choice[] {
  const content = objectOf(message[textOf(message.type) ?? 'text']) ?? {}
  if (message.type === 'template') return quickReplies(templateFor(templates, content), content)
  const action = objectOf(content.action)
  const buttons = listOf(action?.buttons).map((button) =>
    choiceOf('button', objectOf(objectOf(button)?.reply)),
  )
  const rows = listOf(action?.sections).flatMap((section) =>
    listOf(objectOf(section)?.rows).map((row) => choiceOf('row', objectOf(row))),
  )
  return [...buttons, ...rows]
}

function choiceOf(kind: 'button' | 'row', from: Json | undefined): Choice {
  const description = textOf(from?.description)
  return {
    kind,
    id: textOf(from?.id) ?? '',
    title: textOf(from?.title) ?? '',
    ...(description !== undefined && { description }),
  }
}

function quickReplies(template: Template | undefined, content: Json): Choice[] {
  const buttons = template?.components.find((one) => one.type === 'BUTTONS')?.buttons ?? []
  const payloads = listOf(content.components)
    .map(objectOf)
    .filter((one) => textOf(one?.type)?.toLowerCase() === 'button')
  return buttons
    .filter((button) => button.type === 'QUICK_REPLY')
    .map((button, index): Choice => {
      const component = payloads.find((one) => Number(one?.index) === index)
      const payload = textOf(objectOf(listOf(component?.parameters)[0])?.payload)
      return { kind: 'quick_reply', id: payload ?? button.text, title: button.text }
    })
}

const parametersOf = (content: Json): string[] =>
  bodyParameters(content).map((one) => textOf(one?.text) ?? '')
