import { useState } from 'preact/hooks'
import { answerOf, api, once, Refusal } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { lazyPage } from '../../lazy.tsx'
import type { PickedPlace, PlacePickerProps } from '../../map/picker.tsx'
import { useResource } from '../../resource.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Bones, Fault } from '../../ui/notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'

const PlacePicker = lazyPage<PlacePickerProps>(async () => ({
  default: (await import('../../map/picker.tsx')).PlacePicker,
}))

/** Places somebody goes to often: shown, added, forgotten. */
export function SavedPlaces() {
  const saved = useResource('saved places', () => answerOf(api.places.saved.get()), { keeps: true })
  const [isAdding, setAdding] = useState(false)
  const [fault, setFault] = useState<Refusal | undefined>(undefined)
  const places = saved.data?.places
  const attempt = async (work: () => Promise<void>) => {
    setFault(undefined)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setFault(error)
    }
  }
  const forget = (id: number) =>
    attempt(async () => {
      saved.put(await answerOf(api.places.saved({ id }).delete(null, once())))
    })
  const add = (name: string, { latitude, longitude }: PickedPlace) =>
    attempt(async () => {
      saved.put(await answerOf(api.places.saved.post({ name, latitude, longitude }, once())))
      setAdding(false)
      toast(say('common.saved'))
    })
  return (
    <section class="stack tight" aria-labelledby="saved-places">
      <h2 id="saved-places">{say('profile.places')}</h2>
      {places === undefined && saved.refusal === undefined && <Bones rows={1} />}
      {places === undefined && saved.refusal !== undefined && (
        <Fault of={saved.refusal} onRetry={saved.reload} />
      )}
      {places?.length === 0 && <p class="quiet">{say('profile.placesHint')}</p>}
      {places !== undefined && places.length > 0 && (
        <ul class="rows">
          {places.map(({ id, name }) => (
            <li class="row-item" key={id}>
              <Icon name="star" />
              <span class="main title">{name}</span>
              <Button icon="trash" label={`${say('profile.forget')}: ${name}`} onClick={() => forget(id)} />
            </li>
          ))}
        </ul>
      )}
      {fault !== undefined && !isAdding && <Fault of={fault} />}
      <Button look="quiet" icon="plus" onClick={() => setAdding(true)}>
        {say('profile.addPlace')}
      </Button>
      <Sheet open={isAdding} title={say('profile.addPlace')} onClose={() => setAdding(false)}>
        <AddPlace onAdd={add} />
        {fault !== undefined && <Fault of={fault} />}
      </Sheet>
    </section>
  )
}

function AddPlace({ onAdd }: { onAdd(name: string, place: PickedPlace): Promise<void> }) {
  const [place, setPlace] = useState<PickedPlace | undefined>(undefined)
  const [called, setCalled] = useState<'home' | 'work' | 'other'>('home')
  const [typed, setTyped] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [isNameless, setNameless] = useState(false)
  const add = async () => {
    const name =
      called === 'home'
        ? say('profile.placeHome')
        : called === 'work'
          ? say('profile.placeWork')
          : typed.trim()
    setMissing(place === undefined)
    setNameless(!/\p{L}/u.test(name))
    if (place !== undefined && /\p{L}/u.test(name)) await onAdd(name, place)
  }
  return (
    <div class="stack">
      <PlacePicker
        label={say('profile.placeWhere')}
        value={place}
        onPick={(next) => {
          setPlace(next)
          setMissing(false)
        }}
        error={isMissing ? say('profile.placeNeeded') : undefined}
      />
      <Choice<'home' | 'work' | 'other'>
        label={say('profile.placeName')}
        options={[
          { value: 'home', label: say('profile.placeHome') },
          { value: 'work', label: say('profile.placeWork') },
          { value: 'other', label: say('common.other') },
        ]}
        value={called}
        onValue={setCalled}
      />
      {called === 'other' && (
        <TextField
          label={say('profile.name')}
          error={isNameless ? say('problem.place.no_name') : undefined}
          value={typed}
          onValue={setTyped}
          autocomplete="off"
          maxLength={18}
        />
      )}
      <Button look="primary" wide onClick={add}>
        {say('common.save')}
      </Button>
    </div>
  )
}
