import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ChatEntry } from '../../chat.ts'
import { objectOf, textOf } from '../../json.ts'
import type { Template } from '../../templates.ts'
import { dayName, dayOf } from '../dates.ts'
import { Icon } from '../icons.tsx'
import type { Words } from '../words.ts'
import { Bubble, type BubbleActions } from './bubble.tsx'
import { keepOneTabStop, moveFocus } from './tab-stop.ts'

/** The conversation, newest at the foot; it follows along unless one has scrolled up to read. */
export function Chat({
  entries,
  isTyping,
  isWindowClosed,
  nowMs,
  language,
  businessName,
  templates,
  words,
  actions,
  onGreet,
}: {
  entries: ChatEntry[]
  isTyping: boolean
  /** 24 hours have passed since the person wrote. */
  isWindowClosed: boolean
  nowMs: number
  language: string
  businessName: string
  templates: Template[]
  words: Words
  actions: BubbleActions
  onGreet: (greeting: string) => void
}) {
  const log = useRef<HTMLDivElement>(null)
  const last = entries.at(-1)
  // The log runs from its foot upwards (column-reverse): whoever reads further up stays there, all others follow.
  const ownLast = last?.side === 'person' ? last.id : undefined
  useLayoutEffect(() => {
    if (ownLast !== undefined && log.current !== null) log.current.scrollTop = 0
  }, [ownLast])
  useLayoutEffect(() => keepOneTabStop(log.current))
  return (
    <div
      class="log"
      role="log"
      aria-label={businessName}
      ref={log}
      onKeyDown={moveFocus}
      onFocusIn={() => keepOneTabStop(log.current)}
    >
      <div class="thread">
        {entries.length === 0 && (
          <div class="hello">
            <p>{words.sayHello}</p>
            <div>
              {words.greetings.map((greeting) => (
                <button type="button" class="chip" key={greeting} onClick={() => onGreet(greeting)}>
                  {greeting}
                </button>
              ))}
            </div>
          </div>
        )}
        <ol>
          {entries.map((entry, index) => {
            const before = entries[index - 1]
            const isNewDay = before === undefined || dayOf(before.at) !== dayOf(entry.at)
            const quotedId = textOf(
              objectOf(entry.message.context)?.id ?? objectOf(entry.message.context)?.message_id,
            )
            return [
              isNewDay && (
                <li class="day" key={`day${entry.id}`}>
                  <span>{dayName(entry.at, nowMs, language, words)}</span>
                </li>
              ),
              <Bubble
                key={entry.id}
                entry={entry}
                quoted={quotedId === undefined ? undefined : entries.find((one) => one.id === quotedId)}
                isFirstOfGroup={isNewDay || before?.side !== entry.side}
                businessName={businessName}
                templates={templates}
                words={words}
                actions={actions}
              />,
            ]
          })}
          {isWindowClosed && (
            <li class="note lock">
              <span>
                <Icon name="lock" size={14} /> {words.windowClosed}
              </span>
            </li>
          )}
          {isTyping && (
            <li class="row theirs first">
              <span class="bubble typing" role="status" aria-label={words.typing}>
                <i />
                <i />
                <i />
              </span>
            </li>
          )}
        </ol>
      </div>
    </div>
  )
}
