import { useEffect, useRef } from 'preact/hooks'
import type { PersonState } from '../../people.ts'
import { Avatar } from './person-bar.tsx'

/** A link to WhatsApp was opened, and there are several phones: on which of them? The choice is remembered. */
export function WhosePhone({
  people,
  chosen,
  onChoose,
  onClose,
}: {
  people: PersonState[]
  chosen: string | undefined
  onChoose: (key: string) => void
  onClose: () => void
}) {
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => {
    if (chosen === undefined) sheet.current?.querySelector('button')?.focus()
  }, [chosen])
  return (
    <section class="whose" aria-label="Whose phone" ref={sheet}>
      <p>
        {chosen === undefined
          ? 'Somebody opened a link to WhatsApp. On whose phone?'
          : 'The message is ready: tap send. Or open it on another phone:'}
      </p>
      <div>
        {people.map((person) => (
          <button
            type="button"
            class="chip"
            key={person.key}
            aria-pressed={person.key === chosen}
            onClick={() => onChoose(person.key)}
          >
            <Avatar person={person} /> {person.name}
          </button>
        ))}
        <button type="button" class="plain" onClick={onClose}>
          Cancel
        </button>
      </div>
    </section>
  )
}
