import type { ComponentChildren } from 'preact'
import type { ChatEntry } from '../../chat.ts'
import type { PersonState } from '../../people.ts'
import { sampleAt, sendFiles, speak, tell } from '../ask.ts'
import type { Outgoing } from '../files.ts'
import type { PageState } from '../state.ts'
import type { Words } from '../words.ts'
import type { BubbleActions } from './bubble.tsx'
import { writtenText } from './content.tsx'
import { AttachMenu, FilePreview, Samples } from './files.tsx'
import { ListRows, LocationPicker, Sheet } from './sheets.tsx'
import { ContactForm, Dialler, MessageActions } from './small-sheets.tsx'

export type Open =
  | { is: 'list' | 'actions'; entry: ChatEntry }
  | { is: 'location'; replyTo?: string }
  | { is: 'files'; files: Outgoing[] }
  | { is: 'dial'; number: string }
  | { is: 'attach' | 'contact' | 'samples' }

/** The sheet that is open on a phone, whatever it is for. */
export function OpenSheet({
  open,
  person,
  words,
  page,
  onClose,
  onOpen,
  onFiles,
  onAnswer,
}: {
  open: Open
  person: PersonState
  words: Words
  page: PageState
  onClose: () => void
  onOpen: (open: Open) => void
  /** Chosen from disk, to be looked at before they go. */
  onFiles: (files: File[], as?: 'document') => void
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
            said(
              navigator.clipboard
                .writeText(writtenText(entry, page.templates))
                .then(() => tell(words.copied)),
            )
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
    case 'files': {
      const { files } = open
      const [first] = files
      return sheet(
        files.length === 1 && first !== undefined ? first.file.name : words.files(files.length),
        <FilePreview
          files={files}
          words={words}
          onSend={(caption) => said(sendFiles(key, files, caption))}
        />,
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
          hasSamples={page.samples.length > 0}
          onFiles={onFiles}
          onSamples={() => onOpen({ is: 'samples' })}
          onLocation={() => onOpen({ is: 'location' })}
          onContact={() => onOpen({ is: 'contact' })}
        />,
      )
    case 'samples':
      return sheet(
        words.samples,
        <Samples
          samples={page.samples}
          onChoose={(sample, place) =>
            void sampleAt(place, sample).then((file) => {
              if (file !== undefined) onFiles([file])
            })
          }
        />,
      )
  }
}
