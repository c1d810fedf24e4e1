import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { ChatEntry } from '../../chat.ts'
import type { PersonState } from '../../people.ts'
import type { Wait } from '../../waits.ts'
import { speak, tell } from '../ask.ts'
import { timeOf } from '../dates.ts'
import { filesOf, prepared } from '../files.ts'
import type { PageState } from '../state.ts'
import { wordsOf } from '../words.ts'
import type { BubbleActions } from './bubble.tsx'
import { Chat } from './chat.tsx'
import { Composer } from './composer.tsx'
import { quotedText, writtenText } from './content.tsx'
import { type Open, OpenSheet } from './open-sheet.tsx'
import { PersonBar } from './person-bar.tsx'
import { Viewer } from './viewer.tsx'
import { Waits } from './waits.tsx'

/** One phone and whose it is. */
export function Device({
  person,
  page,
  nowMs,
  brought,
  onBrought,
}: {
  person: PersonState
  page: PageState
  nowMs: number
  /** Words a link has brought, ready to be sent; '' when there are none. */
  brought: string
  /** They were sent, or something else was. */
  onBrought: () => void
}) {
  const words = wordsOf(person.language)
  const { business, templates } = page
  const entries = page.chats[person.key] ?? nothing
  const isTyping = page.typing.includes(person.key)
  const [open, setOpen] = useState<Open>()
  const opener = useRef<Element | null>(null)
  const [answering, setAnswering] = useState<{ entry: ChatEntry; to: 'reply' | 'edit' }>()
  const [picture, setPicture] = useState<{ src: string; alt: string }>()
  const show = useCallback((next: Open) => {
    // Remembered before the phone behind the sheet becomes inert and lets go of the focus.
    if (document.activeElement?.closest('.slide') === null) opener.current = document.activeElement
    setOpen(next)
  }, [])
  const close = () => setOpen(undefined)
  useLayoutEffect(() => {
    if (open !== undefined) return
    if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true })
    opener.current = null
  }, [open])

  const actions = useMemo<BubbleActions>(
    () => ({
      choose: (choice, entry) => void speak(person.key, { kind: 'choice', choice, replyTo: entry.id }),
      openList: (entry) => show({ is: 'list', entry }),
      askLocation: (entry) => show({ is: 'location', replyTo: entry.id }),
      openActions: (entry) => show({ is: 'actions', entry }),
      dial: (number) => show({ is: 'dial', number }),
      view: setPicture,
    }),
    [person.key, show],
  )

  const say = (body: string) => {
    const target = answering?.entry
    setAnswering(undefined)
    onBrought()
    if (target === undefined) void speak(person.key, { kind: 'text', body })
    else if (answering?.to === 'edit') void speak(person.key, { kind: 'edit', messageId: target.id, body })
    else void speak(person.key, { kind: 'text', body, replyTo: target.id })
  }

  const attach = async (chosen: File[], as?: 'document') => {
    const { files, tooLarge } = await prepared(chosen, as)
    if (tooLarge[0] !== undefined) tell(words.tooLarge(tooLarge.join(', ')))
    if (files.length > 0) show({ is: 'files', files })
  }
  const drop = useDrop(attach)

  return (
    <section class="device" aria-label={`Phone of ${person.name}`} data-person={person.key}>
      <PersonBar person={person} />
      <div class={`screen ${person.online ? '' : 'off'}`} lang={person.language} {...drop.target}>
        <div class="face" inert={open !== undefined}>
          <div class="statusbar" aria-hidden="true">
            <span>{timeOf(nowMs)}</span>
            <span class="signs">
              <i class="bars" />
              <i class="battery" />
            </span>
          </div>
          <header class="chathead">
            <span class="avatar business" aria-hidden="true">
              <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
                <path d="M11 26c0-7 10-7 10-13a5 5 0 0 0-10 0" />
                <circle cx="21" cy="24.5" r="2.6" />
              </svg>
            </span>
            <span>
              <b>{business.name}</b>
              <small>{isTyping ? words.typing : words.online}</small>
            </span>
          </header>
          <Chat
            entries={entries}
            isTyping={isTyping}
            isWindowClosed={isWindowClosed(person, entries, nowMs)}
            nowMs={nowMs}
            language={person.language}
            businessName={business.name}
            templates={templates}
            words={words}
            actions={actions}
            onGreet={say}
          />
          <Waits waits={page.waits[person.key] ?? nobodyWaits} words={words} />
          <Composer
            words={words}
            about={answering === undefined ? undefined : quotedText(answering.entry, templates)}
            initial={answering?.to === 'edit' ? writtenText(answering.entry, templates) : brought}
            isBrought={brought !== '' && answering === undefined}
            onSay={say}
            onAttach={() => show({ is: 'attach' })}
            onFiles={attach}
            onCancel={() => setAnswering(undefined)}
          />
        </div>
        {open !== undefined && (
          <OpenSheet
            open={open}
            person={person}
            words={words}
            page={page}
            onClose={close}
            onOpen={show}
            onFiles={attach}
            onAnswer={(entry, to) => {
              close()
              setAnswering({ entry, to })
            }}
          />
        )}
        {drop.isOver && <p class="drop">{words.dropHere}</p>}
      </div>
      {picture !== undefined && (
        <Viewer picture={picture} words={words} onClose={() => setPicture(undefined)} />
      )}
    </section>
  )
}

/** Files dragged over the phone, dropped anywhere on it. */
function useDrop(onFiles: (files: File[]) => void) {
  const [isOver, setOver] = useState(false)
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
  return {
    isOver,
    target: {
      onDragOver(event: DragEvent) {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
        const isInside =
          currentTarget instanceof Node &&
          relatedTarget instanceof Node &&
          currentTarget.contains(relatedTarget)
        if (!isInside) setOver(false)
      },
      onDrop(event: DragEvent) {
        setOver(false)
        if (!carriesFiles(event)) return
        event.preventDefault()
        onFiles(filesOf(event.dataTransfer))
      },
    },
  }
}

/** Whoever never wrote has opened no window, which is no news on an empty phone. */
function isWindowClosed({ lastInboundAt = 0 }: PersonState, entries: ChatEntry[], nowMs: number): boolean {
  const ownAt = entries.findLast(({ side }) => side === 'person')?.at ?? 0
  const openedAt = Math.max(lastInboundAt, ownAt)
  return openedAt > 0 && nowMs - openedAt >= windowMs
}

const windowMs = 24 * 3_600_000
const nothing: ChatEntry[] = []
const nobodyWaits: Wait[] = []
