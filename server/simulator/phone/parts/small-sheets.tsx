import { useState } from 'preact/hooks'
import type { ChatEntry } from '../../chat.ts'
import { Icon, type IconName } from '../icons.tsx'
import type { Words } from '../words.ts'

export function ContactForm({
  words,
  onSend,
}: {
  words: Words
  onSend: (name: string, phone: string) => void
}) {
  const [name, setName] = useState('Jean Bosco')
  const [phone, setPhone] = useState('250788000111')
  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault()
        onSend(name.trim(), phone.replace(/\D/g, ''))
      }}
    >
      <label>
        <span>{words.contactName}</span>
        <input data-focus required value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <label>
        <span>{words.contactPhone}</span>
        <input
          required
          inputMode="tel"
          pattern="[+0-9 ]{6,}"
          value={phone}
          onInput={(event) => setPhone(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="primary">
        <Icon name="send" /> {words.send}
      </button>
    </form>
  )
}

/** The phone's dialler with the code already in it. */
export function Dialler({ number, words, onCall }: { number: string; words: Words; onCall: () => void }) {
  return (
    <div class="dialler">
      <output class="number">{number}</output>
      <div class="keys" aria-hidden="true">
        {[...'123456789*0#'].map((key) => (
          <span class={number.includes(key) ? 'lit' : ''} key={key}>
            {key}
          </span>
        ))}
      </div>
      <button type="button" class="call" aria-label={words.dial} onClick={onCall}>
        <Icon name="phone" size={26} />
      </button>
    </div>
  )
}

/** What one may do with a message: react, answer, copy; change or delete one's own. */
export function MessageActions({
  entry,
  words,
  onReact,
  onReply,
  onCopy,
  onEdit,
  onDelete,
}: {
  entry: ChatEntry
  words: Words
  onReact: (emoji: string) => void
  onReply: () => void
  onCopy: () => void
  onEdit: () => void
  onDelete: () => void
}) {
  const line = (icon: IconName, label: string, onClick: () => void) => (
    <button type="button" class="line" onClick={onClick}>
      <Icon name={icon} /> <span>{label}</span>
    </button>
  )
  const mine = entry.side === 'person'
  return (
    <>
      <fieldset class="emojis" aria-label={words.react}>
        {['👍', '❤️', '😂', '😮', '🙏'].map((emoji) => (
          <button
            type="button"
            key={emoji}
            aria-label={`${words.react} ${emoji}`}
            aria-pressed={entry.reaction === emoji}
            onClick={() => onReact(entry.reaction === emoji ? '' : emoji)}
          >
            {emoji}
          </button>
        ))}
      </fieldset>
      {line('reply', words.reply, onReply)}
      {line('copy', words.copy, onCopy)}
      {mine && entry.type === 'text' && !entry.revoked && line('document', words.edit, onEdit)}
      {mine && !entry.revoked && line('close', words.remove, onDelete)}
    </>
  )
}
