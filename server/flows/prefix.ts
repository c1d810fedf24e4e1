import type { Message } from './message.ts'

/** The sentence and the question in one bubble where they fit: fewer bubbles cost less and are kinder to limits. */
export function prefixed(sentence: string, question: Message): Message[] {
  if ('body' in question && !wouldPart(sentence, question)) {
    const body = `${sentence}\n\n${question.body}`
    if ([...body].length <= maxInteractiveBody) return [{ ...question, body }]
  }
  return [{ kind: 'text', body: sentence }, question]
}

/** A picture stands above all words of its bubble: more than a line of others would part it from what is asked about it. */
const wouldPart = (sentence: string, question: Message): boolean =>
  'picture' in question && sentence.includes('\n')

const maxInteractiveBody = 1024
