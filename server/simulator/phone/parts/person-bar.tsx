import { useEffect, useRef, useState } from 'preact/hooks'
import type { PersonState } from '../../people.ts'
import { changePerson, clearChat, removePerson, speak } from '../ask.ts'
import { Icon } from '../icons.tsx'
import { phoneWords } from '../words.ts'

/** Whose phone it is, above the phone; and what may happen to them. */
export function PersonBar({ person }: { person: PersonState }) {
  return (
    <div class="personbar">
      <Avatar person={person} />
      <span class="who">
        <b>{person.name}</b>
        <small title={person.about}>
          {person.about !== undefined && `${person.about} · `}
          {person.bsuidOnly ? 'number hidden' : spaced(person.phone)}
        </small>
      </span>
      <label class="language">
        <span class="sr">Language of the phone of {person.name}</span>
        <select
          value={person.language}
          onChange={(event) => void changePerson(person.key, { language: event.currentTarget.value })}
        >
          {Object.entries(phoneWords).map(([code, { name }]) => (
            <option value={code} key={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <PersonMenu person={person} />
    </div>
  )
}

export function Avatar({ person }: { person: PersonState }) {
  const hue = (Number(person.key.slice(1)) * 97 + 10) % 360
  const initials = person.name
    .split(/\s+/)
    .map((word) => word.slice(0, 1))
    .slice(0, 2)
    .join('')
  return (
    <span class="avatar" style={{ '--hue': String(hue) }} aria-hidden="true">
      {initials}
    </span>
  )
}

function PersonMenu({ person }: { person: PersonState }) {
  const [isOpen, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isOpen) return
    root.current?.querySelector<HTMLElement>('.popup button')?.focus()
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [isOpen])
  const { key } = person
  const act = (label: string, run: () => void, hint?: string) => (
    <button
      type="button"
      onClick={() => {
        setOpen(false)
        button.current?.focus()
        run()
      }}
    >
      {label}
      {hint !== undefined && <small>{hint}</small>}
    </button>
  )
  const toggle = (
    label: string,
    field: 'reads' | 'bsuidOnly' | 'blocked' | 'online',
    on: boolean,
    hint: string,
  ) => (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      onClick={() => void changePerson(key, { [field]: !person[field] })}
    >
      <span>
        {label}
        <small>{hint}</small>
      </span>
      <i class="toggle" />
    </button>
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the menu wherever the focus is in it
    <div
      class="menu"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return
        setOpen(false)
        button.current?.focus()
      }}
    >
      <button
        type="button"
        class="round"
        ref={button}
        aria-expanded={isOpen}
        aria-label={`More about ${person.name}`}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" />
      </button>
      {isOpen && (
        <div class="popup">
          {toggle('Phone is on', 'online', person.online, 'Off: messages stay at “sent”')}
          {toggle('Reads messages', 'reads', person.reads, 'Off: no “read” status')}
          {toggle('Hides the number', 'bsuidOnly', person.bsuidOnly, 'Webhooks carry only the user id')}
          {toggle('Has blocked the bot', 'blocked', person.blocked, 'Sends fail with 131026')}
          <hr />
          {act('Change the number', () => void speak(key, { kind: 'number' }), 'New number and new user id')}
          {person.marketingStopped
            ? act('Want marketing again', () => void speak(key, { kind: 'marketing', value: 'resume' }))
            : act(
                'Stop marketing',
                () => void speak(key, { kind: 'marketing', value: 'stop' }),
                'user_preferences webhook',
              )}
          {act(
            'A human answers',
            () => void speak(key, { kind: 'human', body: 'Hello, this is a person from the office.' }),
            'From the Business app; the bot should pause',
          )}
          <hr />
          {act('Clear the chat', () => void clearChat(key))}
          {act('Remove this person', () => void removePerson(key))}
        </div>
      )}
    </div>
  )
}

export const spaced = (phone: string): string =>
  phone.startsWith('250') && phone.length === 12
    ? `+250 ${phone.slice(3, 6)} ${phone.slice(6, 9)} ${phone.slice(9)}`
    : `+${phone}`
