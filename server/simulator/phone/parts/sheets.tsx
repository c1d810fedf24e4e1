import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ChatEntry } from '../../chat.ts'
import { listOf, objectOf, textOf } from '../../json.ts'
import type { Choice } from '../../readable.ts'
import { Icon } from '../icons.tsx'
import { type Place, places } from '../places.ts'
import type { Words } from '../words.ts'
import { contentOf } from './content.tsx'
import { Sketch } from './sketch.tsx'

/** Slides up inside a phone; Escape and the dimmed part close it. */
export function Sheet({
  title,
  words,
  onClose,
  children,
}: {
  title: string
  words: Words
  onClose: () => void
  children: ComponentChildren
}) {
  const panel = useRef<HTMLDivElement>(null)
  // Before the next key: it belongs to the sheet.
  useLayoutEffect(() => {
    const first = panel.current?.querySelector<HTMLElement>(
      '[data-focus], .body button, .body input, .body a',
    )
    ;(first ?? panel.current)?.focus({ preventScroll: true })
  }, [])
  return (
    <div class="veil">
      <button type="button" class="dim" aria-hidden="true" tabIndex={-1} onClick={onClose} />
      <div
        class="slide"
        role="dialog"
        aria-modal="true"
        aria-label={title}
        tabIndex={-1}
        ref={panel}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose()
        }}
      >
        <header>
          <h3>{title}</h3>
          <button type="button" class="round" aria-label={words.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <div class="body">{children}</div>
      </div>
    </div>
  )
}

/** The rows of a list message, in their sections. */
export function ListRows({ entry, onChoose }: { entry: ChatEntry; onChoose: (choice: Choice) => void }) {
  const sections = listOf(objectOf(contentOf(entry).action)?.sections).map(objectOf)
  return (
    <>
      {sections.map((section) => (
        <fieldset
          class="section"
          key={textOf(objectOf(listOf(section?.rows)[0])?.id)}
          aria-label={textOf(section?.title) ?? ''}
        >
          {textOf(section?.title) !== undefined && <h4>{textOf(section?.title)}</h4>}
          {listOf(section?.rows)
            .map(objectOf)
            .map((row) => {
              const description = textOf(row?.description)
              const choice: Choice = {
                kind: 'row',
                id: textOf(row?.id) ?? '',
                title: textOf(row?.title) ?? '',
                ...(description !== undefined && { description }),
              }
              return (
                <button type="button" class="line" key={choice.id} onClick={() => onChoose(choice)}>
                  <span>
                    <b>{choice.title}</b>
                    {description !== undefined && <small>{description}</small>}
                  </span>
                  <span class="radio" aria-hidden="true" />
                </button>
              )
            })}
        </fieldset>
      ))}
    </>
  )
}

/** A pin from the sketch, a known place, or two numbers. */
export function LocationPicker({
  words,
  onSend,
}: {
  words: Words
  onSend: (place: { latitude: number; longitude: number; name?: string }) => void
}) {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<Partial<Place> & { latitude: number; longitude: number }>(
    places[0] ?? { latitude: -1.9441, longitude: 30.0619 },
  )
  const found = places.filter((place) => place.name.toLowerCase().includes(query.trim().toLowerCase()))
  const degrees = (key: 'latitude' | 'longitude', limit: number) => (
    <label>
      <span>{key === 'latitude' ? 'Latitude' : 'Longitude'}</span>
      <input
        type="number"
        step="0.00001"
        min={-limit}
        max={limit}
        value={chosen[key]}
        onInput={(event) => {
          const { name: _, ...point } = chosen
          setChosen({ ...point, [key]: Number(event.currentTarget.value) })
        }}
      />
    </label>
  )
  return (
    <form
      class="picker"
      onSubmit={(event) => {
        event.preventDefault()
        onSend(chosen)
      }}
    >
      <Sketch point={chosen} onPick={setChosen} />
      <input
        type="search"
        data-focus
        placeholder={words.searchPlace}
        aria-label={words.searchPlace}
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <div class="found">
        {found.map((place) => (
          <button
            type="button"
            class="line"
            key={place.name}
            aria-pressed={chosen.name === place.name}
            onClick={() => setChosen(place)}
          >
            <Icon name="location" size={18} />
            <span>{place.name}</span>
            <span class="radio" aria-hidden="true" />
          </button>
        ))}
      </div>
      <div class="degrees">
        {degrees('latitude', 90)}
        {degrees('longitude', 180)}
      </div>
      <button type="submit" class="primary">
        <Icon name="send" /> {words.sendLocation}
      </button>
    </form>
  )
}
