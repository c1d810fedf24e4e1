import type { Message } from './message.ts'

/** The sentence and the question in one bubble where they fit: fewer bubbles cost less and are kinder to limits. */
export function prefixed(sentence: string, question: Message): Message[] {
  if ('body' in question) {
    const body = `${sentence}\n\n${question.body}`
    if ([...body].length <= maxInteractiveBody) return [{ ...question, body }]
  }
  return [{ kind: 'text', body: sentence }, question]
}

const maxInteractiveBody = 1024
