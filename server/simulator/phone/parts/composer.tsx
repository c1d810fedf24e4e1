import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { filesOf } from '../files.ts'
import { Icon } from '../icons.tsx'
import type { Words } from '../words.ts'

/** Where a person writes: Enter sends, Shift+Enter begins a new line. */
export function Composer({
  words,
  about,
  initial,
  isBrought,
  onSay,
  onAttach,
  onFiles,
  onCancel,
}: {
  words: Words
  /** What is answered or changed, shown above the line. */
  about: string | undefined
  /** Text to begin with: of a message that is changed, or what a link has brought. */
  initial: string
  isBrought: boolean
  onSay: (body: string) => void
  onAttach: () => void
  onFiles: (files: File[]) => void
  onCancel: () => void
}) {
  const [draft, setDraft] = useState(initial)
  const field = useRef<HTMLTextAreaElement>(null)
  // Before anybody can type; a reply begins with nothing and leaves the draft alone.
  useLayoutEffect(() => setDraft(initial), [initial])
  useEffect(() => {
    if (about !== undefined || isBrought) field.current?.focus()
  }, [about, isBrought])
  const say = () => {
    const body = draft.trim()
    if (body === '') return
    setDraft('')
    onSay(body)
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        say()
      }}
    >
      {about !== undefined && (
        <div class="about">
          <span>{about}</span>
          <button type="button" class="round" aria-label={words.cancel} onClick={onCancel}>
            <Icon name="close" size={16} />
          </button>
        </div>
      )}
      <button type="button" class="round" aria-label={words.attach} title={words.attach} onClick={onAttach}>
        <Icon name="attach" size={24} />
      </button>
      <textarea
        ref={field}
        rows={1}
        maxLength={4096}
        placeholder={words.message}
        aria-label={words.message}
        value={draft}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onPaste={(event) => {
          const files = filesOf(event.clipboardData)
          if (files.length === 0) return
          event.preventDefault()
          onFiles(files)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && about !== undefined) onCancel()
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
          event.preventDefault()
          say()
        }}
      />
      <button type="submit" class="go" aria-label={words.send} disabled={draft.trim() === ''}>
        <Icon name="send" />
      </button>
    </form>
  )
}
