import { useState } from 'preact/hooks'
import { answerOf, api } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useAct } from './act.ts'
import { Cancel } from './cancel.tsx'
import { Contact } from './contact.tsx'
import { Fare } from './fare.tsx'
import { Headline, Timeline, Way, Who } from './parts.tsx'
import { mapLink, nameOf, type Ride, standing } from './words.ts'

/** A ride under way, to its driver: what comes next is one large button. */
export function Driving({ ride }: { ride: Ride }) {
  const [isEnding, setEnding] = useState(false)
  const { change, refusal } = useAct()
  const { id, state, pickup, dropoff } = ride
  const aim = state === 'started' ? dropoff : pickup
  return (
    <>
      <section class="card">
        <Headline words={standing(ride)} />
        <Who ride={ride} />
        {refusal !== undefined && <Notice kind="bad">{refusal}</Notice>}
        {state === 'accepted' && (
          <Button
            look="primary"
            large
            wide
            onClick={() => change((once) => answerOf(api.rides({ id }).arrive.post(null, once)))}
          >
            {say('ride.arrived')}
          </Button>
        )}
        {state === 'arrived' && <PinField ride={ride} />}
        {state === 'started' && (
          <Button look="primary" large wide onClick={() => setEnding(true)}>
            {say('ride.complete')}
          </Button>
        )}
        <Contact ride={ride} />
      </section>
      <section class="card flat">
        <Way of={ride} distanceM={ride.distanceM} unsaid={say('ride.toTell')} />
        {aim !== null && (
          <ButtonLink look="quiet" icon="map" wide href={mapLink(aim)} target="_blank" rel="noreferrer">
            {say('ride.openMap')}
          </ButtonLink>
        )}
      </section>
      <Timeline ride={ride} />
      <Cancel ride={ride} />
      <Fare ride={ride} open={isEnding} onClose={() => setEnding(false)} />
    </>
  )
}

/** The four digits that the passenger tells. */
function PinField({ ride }: { ride: Ride }) {
  const [pin, setPin] = useState('')
  const [isShort, setShort] = useState(false)
  const { change, refusal } = useAct()
  const name = nameOf(ride)
  if (ride.isPinLocked) return <Notice kind="warn">{say('ride.pinLockedDriver', { name })}</Notice>
  const start = async () => {
    setShort(pin.length !== 4)
    if (pin.length !== 4) return
    const isDone = await change((once) => answerOf(api.rides({ id: ride.id }).start.post({ pin }, once)))
    if (!isDone) setPin('')
  }
  return (
    <form
      class="stack ride-figures"
      onSubmit={(event) => {
        event.preventDefault()
        void start()
      }}
    >
      <TextField
        label={say('ride.askPin', { name })}
        hint={say('ride.askPinHint')}
        error={isShort ? say('ride.pinFormat') : refusal}
        value={pin}
        onValue={(typed) => setPin(typed.normalize('NFKC').replace(/\D/g, '').slice(0, 4))}
        inputMode="numeric"
        autoComplete="off"
      />
      <Button look="primary" large wide onClick={start}>
        {say('ride.start')}
      </Button>
    </form>
  )
}
