import { answerOf, api } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { time } from '../../i18n/time.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useAct } from './act.ts'
import { Cancel } from './cancel.tsx'
import { Contact } from './contact.tsx'
import { Countdown, Headline, Timeline, Way, Who } from './parts.tsx'
import { type Ride, standing } from './words.ts'

/** A ride under way, to its passenger. */
export function Riding({ ride }: { ride: Ride }) {
  const { state, offeredTo, etaMinutes, distanceM } = ride
  const isLooking = ride.other === null
  const eta =
    etaMinutes === null ? undefined : say('ride.eta', { minutes: say('common.minutes', { n: etaMinutes }) })
  return (
    <>
      <section class="card">
        <Headline words={standing(ride)} under={state === 'accepted' ? eta : undefined} />
        {isLooking && offeredTo === null && (
          <>
            <span class="ride-search" aria-hidden />
            <p class="quiet">{say('ride.lookUntil', { time: time(ride.lookUntil) })}</p>
          </>
        )}
        {isLooking && offeredTo !== null && (
          <>
            <Countdown key={offeredTo.driverId} until={offeredTo.until} label={say('ride.timeLeft')} />
            <p class="quiet small">{say('ride.askedAtMost')}</p>
          </>
        )}
        <Who ride={ride} />
        {(state === 'accepted' || state === 'arrived') && <Pin ride={ride} />}
        <Contact ride={ride} />
      </section>
      <section class="card flat">
        <Way of={ride} distanceM={distanceM} unsaid={say('nearby.noDestination')} />
      </section>
      <Timeline ride={ride} />
      <Cancel ride={ride} />
    </>
  )
}

/** Big enough to be read at arm's length; what it is for stands with it. */
function Pin({ ride }: { ride: Ride }) {
  const { change, refusal } = useAct()
  if (ride.isPinLocked) {
    return (
      <>
        <Notice kind="warn">{say('ride.pinLocked')}</Notice>
        {refusal !== undefined && <Notice kind="bad">{refusal}</Notice>}
        <Button
          look="primary"
          large
          wide
          onClick={() => change((once) => answerOf(api.rides({ id: ride.id }).start.post({}, once)))}
        >
          {say('ride.start')}
        </Button>
      </>
    )
  }
  if (ride.pin === null) return null
  return (
    <div class="ride-pin">
      <p class="label" id="pin">
        {say('ride.pin')}
      </p>
      {/* Read as single figures. */}
      <p class="digits" aria-hidden>
        {ride.pin}
      </p>
      <p class="visually-hidden">{[...ride.pin].join(' ')}</p>
      <p class="small">{say('ride.pinHow')}</p>
    </div>
  )
}
