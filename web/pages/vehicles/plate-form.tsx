import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { answerOf, api, once, Refusal, sentence } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Paper } from './data.ts'

/** Registers a vehicle by its plate alone; its certificate may come later. */
export function PlateForm({ type }: { type: Paper['vehicleType'] }) {
  const { route } = useLocation()
  const [isOpen, setOpen] = useState(false)
  const [plate, setPlate] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  if (!isOpen) {
    return (
      <Button look="plain" wide onClick={() => setOpen(true)}>
        {say('vehicles.noPaper')}
      </Button>
    )
  }
  const register = async () => {
    try {
      setRefusal(undefined)
      const { vehicle, looksLike } = await answerOf(api.vehicles.post({ type, plate }, once()))
      toast(say('vehicles.registered', { plate: vehicle.plate }))
      if (looksLike !== null) toast(say(`vehicles.looksLike.${looksLike}`))
      route('/vehicles')
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setRefusal(error)
    }
  }
  return (
    <form class="card" onSubmit={(event) => event.preventDefault()}>
      <TextField
        label={say('vehicles.plate')}
        hint={say('vehicles.plateHint', { example: type === 'moto' ? 'RE 123 A' : 'RAD 123 C' })}
        error={refusal && sentence(refusal)}
        value={plate}
        onValue={setPlate}
        autoCapitalize="characters"
        autoComplete="off"
        spellcheck={false}
        maxLength={20}
      />
      <Button submit look="primary" large wide disabled={plate.trim() === ''} onClick={register}>
        {say('vehicles.register')}
      </Button>
    </form>
  )
}
