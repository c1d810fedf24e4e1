import { useState } from 'preact/hooks'
import { answerOf, api } from '../../api.ts'
import { money, say } from '../../i18n/say.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useAct } from './act.ts'
import { nameOf, type Ride } from './words.ts'

/** What the passenger pays: the tariff's fare stands there; one that is far from it must be meant. */
export function Fare({ ride, open, onClose }: { ride: Ride; open: boolean; onClose(): void }) {
  const usual = ride.usualFareRwf
  const [typed, setTyped] = useState<string>()
  const [isAsked, setAsked] = useState(false)
  const { change, refusal } = useAct()
  const text = typed ?? (usual === null ? '' : String(usual))
  const fare = /^\d{1,8}$/.test(text) ? Number(text) : undefined
  const isUnusual = fare !== undefined && usual !== null && (fare * 2 < usual || fare > 3 * usual)
  const [isWrong, setWrong] = useState(false)
  const end = async () => {
    setWrong(fare === undefined)
    if (fare === undefined) return
    // A thumb slips easily, and the fare cannot be changed any more.
    if (isUnusual && !isAsked) {
      setAsked(true)
      return
    }
    const call = api.rides({ id: ride.id }).complete
    if (await change((once) => answerOf(call.post({ fareRwf: fare }, once)))) onClose()
  }
  return (
    <Sheet open={open} title={say('ride.fare', { name: nameOf(ride) })} onClose={onClose}>
      <div class="ride-figures">
        <TextField
          label={say('ride.fareLabel')}
          hint={usual === null ? say('ride.sureFare') : say('ride.usualIs', { fare: money(usual) })}
          error={isWrong && fare === undefined ? say('ride.fareFormat') : refusal}
          value={text}
          onValue={(value) => {
            setTyped(value.normalize('NFKC').replace(/\D/g, ''))
            setAsked(false)
          }}
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      {isAsked && isUnusual && <Notice kind="warn">{say('ride.unusual')}</Notice>}
      {usual !== null && <p class="quiet small">{say('ride.sureFare')}</p>}
      <Button look="primary" large wide onClick={end}>
        {fare === undefined ? say('ride.complete') : say('ride.endFor', { fare: money(fare) })}
      </Button>
    </Sheet>
  )
}
