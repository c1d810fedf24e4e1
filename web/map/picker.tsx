import type { ComponentType } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Point } from '../../server/geo/point.ts'
import { Refusal, sentence } from '../api.ts'
import { distance, say } from '../i18n/say.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import type { PlaceMapProps } from './map.tsx'
import { lastLocated, locate } from './my-location.ts'
import {
  describe,
  locateGoogle,
  named,
  nearTo,
  type PickedPlace,
  type Suggestion,
  written,
} from './places.ts'
import { useSuggestions } from './suggest.ts'
import { Suggestions } from './suggestions.tsx'

export type { PickedPlace } from './places.ts'

export interface PlacePickerProps {
  label: string
  value: PickedPlace | undefined
  /** Undefined when what was chosen is taken back. */
  onPick(place: PickedPlace | undefined): void
  /** Where the person is, as far as known: what is near comes first, and the map opens there. */
  near?: Point | undefined
  hint?: string | undefined
  /** What is wrong with it and what would be right. */
  error?: string | undefined
  optional?: boolean
}

/** A line under the field; `of` the place that it says something of, so that it goes with it. */
interface Note {
  text: string
  isFault: boolean
}

/**
 * A place, by name, by where the phone is, on the map, or as something pasted: a link, coordinates, a plus code. The
 * field is a combobox after the ARIA Authoring Practices (list autocomplete, manual selection).
 */
export function PlacePicker(props: PlacePickerProps) {
  const { label, value, onPick, near = lastLocated(), hint, error, optional } = props
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string>()
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [picked, setPicked] = useState<{ place: PickedPlace; title: string; isGoogles: boolean }>()
  const [note, setNote] = useState<Note>()
  const [isLocating, setLocating] = useState(false)
  const [isMapOpen, setMapOpen] = useState(false)
  const suggesting = useSuggestions(isOpen ? (typed ?? '').trim() : undefined, value ?? near)
  const { found, busy, advice } = suggesting

  useEffect(() => setActive(found[0]?.from === 'pasted' ? 0 : -1), [found])

  const pick = (place: PickedPlace, title: string, under?: string, isGoogles = false) => {
    setPicked({ place, title, isGoogles })
    setTyped(undefined)
    setOpen(false)
    setNote(under === undefined || under === '' ? undefined : { text: under, isFault: false })
    suggesting.endSession()
    onPick(place)
  }
  const faulty = (text: string) => setNote({ text, isFault: true })

  const choose = async (one: Suggestion) => {
    const { place, placeId, title, under } = one
    if (place !== undefined) return pick(place, title, under)
    try {
      const found = await locateGoogle(placeId ?? '', suggesting.session)
      pick(found, title, `${under} · ${say('map.google')}`, true)
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown
      faulty(thrown.code === 'not.found' ? say('map.noneFound') : sentence(thrown))
    }
  }

  const pickMyLocation = async () => {
    setNote({ text: say('map.locating'), isFault: false })
    setLocating(true)
    const here = await locate()
    setLocating(false)
    if (typeof here === 'string') return faulty(say(`map.${here}`))
    // The name is a nicety: without a network the position does.
    const nearby = await nearTo(here).catch(() => null)
    const exact = say('map.within', { distance: distance(here.accuracyM) })
    const where = nearby === null ? written(here) : describe(nearby)
    return pick(named(here, nearby), say('map.myLocation'), `${where} · ${exact}`)
  }

  const clear = () => {
    setPicked(undefined)
    setTyped('')
    setNote(undefined)
    onPick(undefined)
    input.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setOpen(true)
      // Through the field itself (-1) and round again.
      setActive(((active + 1 + step + found.length + 1) % (found.length + 1)) - 1)
    } else if (event.key === 'Enter' && isOpen) {
      const one = found[active]
      if (one !== undefined || typed !== undefined) event.preventDefault()
      if (one !== undefined) void choose(one)
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      setOpen(false)
    } else if (event.key === 'Tab') setOpen(false)
  }

  // What others set (a draft, a shared link) is shown by its name; what was chosen here by what it was called here.
  const own = picked !== undefined && isSame(picked.place, value) ? picked : undefined
  const shown = own?.title ?? titleOf(value)
  const isListed = isOpen && found.length > 0
  const said = isOpen && advice !== undefined ? { text: advice, isFault: true } : note
  return (
    <div class="field place-picker">
      <label for={id} id={`${id}-label`}>
        {label}
        {optional === true && <span class="quiet small"> ({say('common.optional')})</span>}
      </label>
      <div class="place-field">
        <Icon name={value === undefined ? 'search' : 'pin'} size={22} />
        <input
          ref={input}
          id={id}
          class="input"
          type="text"
          role="combobox"
          aria-expanded={isListed}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(isListed && active >= 0 && { 'aria-activedescendant': `${id}-option-${active}` })}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-note ${id}-hint ${id}-error`}
          autocomplete="off"
          autocapitalize="words"
          spellcheck={false}
          enterkeyhint="search"
          maxLength={2000}
          placeholder={say('map.placeholder')}
          value={typed ?? shown}
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onBlur={() => {
            setOpen(false)
            setTyped(undefined)
          }}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setOpen(true)
            setNote(undefined)
          }}
          onKeyDown={onKeyDown}
        />
        {(value !== undefined || (typed ?? '') !== '') && (
          // Keeps the keyboard up: the field would lose the focus first.
          <Button
            icon="close"
            label={say('map.clear')}
            onMouseDown={(event) => event.preventDefault()}
            onClick={clear}
          />
        )}
        <Suggestions id={id} found={found} isOpen={isListed} active={active} onChoose={choose} />
      </div>
      <div class="place-ways">
        <Button icon="locate" busy={isLocating} onClick={pickMyLocation}>
          {say('map.myLocation')}
        </Button>
        <Button icon="map" aria-haspopup="dialog" onClick={() => setMapOpen(true)}>
          {say('map.onMap')}
        </Button>
      </div>
      <p
        class={said?.isFault === true ? 'place-note error' : 'place-note hint'}
        id={`${id}-note`}
        role="status"
      >
        {said?.isFault === true && <Icon name="alert" size={20} />}
        <span>{said?.text ?? hint}</span>
      </p>
      <p class="error" id={`${id}-error`} aria-live="polite" hidden={error === undefined}>
        <Icon name="alert" size={20} />
        <span>{error}</span>
      </p>
      <p class="visually-hidden" role="status">
        {isOpen && busy !== undefined && say(busy === 'reading' ? 'map.reading' : 'map.searching')}
        {isListed && busy === undefined && say('map.found', { n: found.length })}
      </p>
      {isMapOpen && (
        <MapDialog
          label={label}
          // What Google knows may not be shown on a map that is not Google's.
          start={own?.isGoogles === true ? undefined : value}
          near={near}
          onUse={(place, under) => pick(place, titleOf(place), under)}
          onClose={() => setMapOpen(false)}
        />
      )}
    </div>
  )
}

/** Over the whole page, for as long as the map is open; its code is fetched now. */
function MapDialog(props: PlaceMapProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [PlaceMap, setPlaceMap] = useState<ComponentType<PlaceMapProps>>()
  const [hasFailed, setFailed] = useState(false)
  const load = async () => {
    setFailed(false)
    try {
      const { PlaceMap } = await import('./map.tsx')
      setPlaceMap(() => PlaceMap)
    } catch (thrown) {
      console.warn(thrown)
      setFailed(true)
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    dialog.current?.showModal()
    void load()
  }, [])
  const close = () => dialog.current?.close()
  return (
    <dialog ref={dialog} class="map-dialog" aria-labelledby={id} onClose={props.onClose}>
      <div class="map-head">
        <h2 id={id}>{props.label}</h2>
        <Button icon="close" label={say('common.close')} onClick={close} />
      </div>
      {hasFailed && (
        <div class="map-failed">
          <p class="notice bad" role="alert">
            {say('map.loadFailed')}
          </p>
          <Button look="primary" icon="refresh" onClick={load}>
            {say('common.retry')}
          </Button>
        </div>
      )}
      {PlaceMap === undefined ? (
        !hasFailed && <span class="bone map-bone" role="status" aria-label={say('common.loading')} />
      ) : (
        <PlaceMap
          {...props}
          onUse={(place, under) => {
            props.onUse(place, under)
            close()
          }}
        />
      )}
    </dialog>
  )
}

const titleOf = (place: PickedPlace | undefined): string =>
  place === undefined ? '' : (place.name ?? written(place))

const isSame = (a: Point, b: Point | undefined): boolean =>
  b !== undefined && a.latitude === b.latitude && a.longitude === b.longitude
