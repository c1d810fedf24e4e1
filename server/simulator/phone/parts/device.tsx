import type { ComponentChildren } from 'preact'
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { ChatEntry } from '../../chat.ts'
import type { PersonState } from '../../people.ts'
import { sendFile, speak, tell } from '../ask.ts'
import { timeOf } from '../dates.ts'
import type { PageState } from '../state.ts'
import { type Words, wordsOf } from '../words.ts'
import type { BubbleActions } from './bubble.tsx'
import { Chat } from './chat.tsx'
import { Composer } from './composer.tsx'
import { quotedText, writtenText } from './content.tsx'
import { PersonBar } from './person-bar.tsx'
import { ListRows, LocationPicker, Sheet } from './sheets.tsx'
import { AttachMenu, ContactForm, Dialler, FilePreview, MessageActions } from './small-sheets.tsx'

type Open =
  | { is: 'list' | 'actions'; entry: ChatEntry }
  | { is: 'location'; replyTo?: string }
  | { is: 'file'; file: File }
  | { is: 'dial'; number: string }
  | { is: 'attach' | 'contact' }

/** One phone and whose it is. */
export function Device({ person, page, nowMs }: { person: PersonState; page: PageState; nowMs: number }) {
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
    if (target === undefined) void speak(person.key, { kind: 'text', body })
    else if (answering?.to === 'edit') void speak(person.key, { kind: 'edit', messageId: target.id, body })
    else void speak(person.key, { kind: 'text', body, replyTo: target.id })
  }

  return (
    <section class="device" aria-label={`Phone of ${person.name}`} data-person={person.key}>
      <PersonBar person={person} />
      <div class={`screen ${person.online ? '' : 'off'}`} lang={person.language}>
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
          <Composer
            words={words}
            about={answering === undefined ? undefined : quotedText(answering.entry, templates)}
            initial={answering?.to === 'edit' ? writtenText(answering.entry, templates) : ''}
            onSay={say}
            onAttach={() => show({ is: 'attach' })}
            onFile={(file) => show({ is: 'file', file })}
            onCancel={() => setAnswering(undefined)}
          />
        </div>
        {open !== undefined && (
          <OpenSheet
            open={open}
            person={person}
            words={words}
            templates={templates}
            onClose={close}
            onOpen={show}
            onAnswer={(entry, to) => {
              close()
              setAnswering({ entry, to })
            }}
          />
        )}
      </div>
      {picture !== undefined && (
        <Viewer picture={picture} words={words} onClose={() => setPicture(undefined)} />
      )}
    </section>
  )
}

function OpenSheet({
  open,
  person,
  words,
  templates,
  onClose,
  onOpen,
  onAnswer,
}: {
  open: Open
  person: PersonState
  words: Words
  templates: PageState['templates']
  onClose: () => void
  onOpen: (open: Open) => void
  onAnswer: (entry: ChatEntry, to: 'reply' | 'edit') => void
}) {
  const { key } = person
  const said = (sent: Promise<unknown>) => {
    void sent
    onClose()
  }
  const sheet = (title: string, children: ComponentChildren) => (
    <Sheet key={open.is} title={title} words={words} onClose={onClose}>
      {children}
    </Sheet>
  )
  switch (open.is) {
    case 'list': {
      const { entry } = open
      const label = (entry.message.interactive as { action?: { button?: string } } | undefined)?.action
        ?.button
      const choose = (choice: Parameters<BubbleActions['choose']>[0]) =>
        said(speak(key, { kind: 'choice', choice, replyTo: entry.id }))
      return sheet(label ?? '', <ListRows entry={entry} onChoose={choose} />)
    }
    case 'actions': {
      const { entry } = open
      return sheet(
        words.more,
        <MessageActions
          entry={entry}
          words={words}
          onReact={(emoji) => said(speak(key, { kind: 'reaction', messageId: entry.id, emoji }))}
          onReply={() => onAnswer(entry, 'reply')}
          onCopy={() =>
            said(navigator.clipboard.writeText(writtenText(entry, templates)).then(() => tell(words.copied)))
          }
          onEdit={() => onAnswer(entry, 'edit')}
          onDelete={() => said(speak(key, { kind: 'revoke', messageId: entry.id }))}
        />,
      )
    }
    case 'location':
      return sheet(
        words.location,
        <LocationPicker
          words={words}
          onSend={(place) => {
            const { replyTo } = open
            said(speak(key, { kind: 'location', ...place, ...(replyTo !== undefined && { replyTo }) }))
          }}
        />,
      )
    case 'file': {
      const { file } = open
      return sheet(
        file.name,
        <FilePreview file={file} words={words} onSend={(caption) => said(sendFile(key, file, caption))} />,
      )
    }
    case 'dial':
      return sheet(
        words.dial,
        <Dialler
          number={open.number}
          words={words}
          onCall={() => {
            tell(`${words.dialled}: ${open.number}`)
            onClose()
          }}
        />,
      )
    case 'contact':
      return sheet(
        words.contact,
        <ContactForm
          words={words}
          onSend={(name, phone) => said(speak(key, { kind: 'contact', name, phone }))}
        />,
      )
    case 'attach':
      return sheet(
        words.attach,
        <AttachMenu
          words={words}
          onFile={(file) => onOpen({ is: 'file', file })}
          onLocation={() => onOpen({ is: 'location' })}
          onContact={() => onOpen({ is: 'contact' })}
        />,
      )
  }
}

/** A picture as large as the window. */
function Viewer({
  picture,
  words,
  onClose,
}: {
  picture: { src: string; alt: string }
  words: Words
  onClose: () => void
}) {
  const shown = useRef(false)
  return (
    <dialog
      class="viewer"
      aria-label={picture.alt}
      ref={(dialog) => {
        if (dialog === null || shown.current) return
        shown.current = true
        dialog.showModal()
      }}
      onClose={onClose}
      closedby="any"
    >
      <img src={picture.src} alt={picture.alt} />
      <form method="dialog">
        <button type="submit" class="round" aria-label={words.close}>
          ✕
        </button>
      </form>
    </dialog>
  )
}

/** Whoever never wrote has opened no window, which is no news on an empty phone. */
function isWindowClosed({ lastInboundAt = 0 }: PersonState, entries: ChatEntry[], nowMs: number): boolean {
  const ownAt = entries.findLast(({ side }) => side === 'person')?.at ?? 0
  const openedAt = Math.max(lastInboundAt, ownAt)
  return openedAt > 0 && nowMs - openedAt >= windowMs
}

const windowMs = 24 * 3_600_000
const nothing: ChatEntry[] = []
