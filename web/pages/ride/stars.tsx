import { useState } from 'preact/hooks'
import { answerOf, api } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { useAct } from './act.ts'
import { capital, nameOf, type Ride } from './words.ts'

/** One to five for the other side: radio buttons to a keyboard and a screen reader. */
export function GiveStars({ ride, onChanged }: { ride: Ride; onChanged?: () => void }) {
  const [stars, setStars] = useState<number>()
  const { change, refusal } = useAct()
  if (ride.rated) return null
  const give = async () => {
    if (stars === undefined) return
    const call = api.rides({ id: ride.id }).rate
    if (!(await change((once) => answerOf(call.post({ stars }, once))))) return
    toast(say('ride.rated'))
    onChanged?.()
  }
  return (
    <section class="card">
      <fieldset class="ride-stars">
        <legend class="label">{capital(say('ride.askStars', { name: nameOf(ride) }))}</legend>
        <div class="row">
          {([1, 2, 3, 4, 5] as const).map((n) => (
            <label key={n} class={stars !== undefined && n <= stars ? 'given' : ''}>
              <input
                type="radio"
                name="stars"
                value={n}
                checked={stars === n}
                onChange={() => setStars(n)}
                aria-label={`${say('common.stars', { stars: n })}: ${say(`ride.stars${n}`)}`}
              />
              <Icon name="star" size={34} />
            </label>
          ))}
        </div>
        <p class="quiet center" aria-hidden>
          {stars === undefined ? ' ' : say(`ride.stars${stars as 1}`)}
        </p>
      </fieldset>
      {refusal !== undefined && <Notice kind="bad">{refusal}</Notice>}
      <Button look="primary" wide disabled={stars === undefined} onClick={give}>
        {say('ride.giveStars')}
      </Button>
    </section>
  )
}
