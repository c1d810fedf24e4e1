import { useState } from 'preact/hooks'
import { answerOf, api } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useAct } from './act.ts'
import { driverReasons, nameOf, passengerReasons, type Ride } from './words.ts'

type Reason = (typeof passengerReasons)[number] | (typeof driverReasons)[number]

/** A request is taken back at once; whoever has agreed with somebody says why. */
export function Cancel({ ride }: { ride: Ride }) {
  const [isOpen, setOpen] = useState(false)
  const { change, refusal } = useAct()
  const cancel = (reason?: Reason) =>
    change((once) =>
      answerOf(api.rides({ id: ride.id }).cancel.post(reason === undefined ? {} : { reason }, once)),
    )
  if (ride.other === null) {
    return (
      <>
        {refusal !== undefined && <Notice kind="bad">{refusal}</Notice>}
        <Button look="quiet" wide onClick={() => cancel()}>
          {say('ride.cancelRequest')}
        </Button>
      </>
    )
  }
  const reasons = ride.role === 'driver' ? driverReasons : passengerReasons
  return (
    <>
      <Button look="plain" wide class="ride-cancel" onClick={() => setOpen(true)}>
        {say('ride.cancel')}
      </Button>
      <Sheet open={isOpen} title={say('ride.askReason')} onClose={() => setOpen(false)}>
        {ride.other.hears && <p class="quiet">{say('ride.reasonTold', { name: nameOf(ride) })}</p>}
        {refusal !== undefined && <Notice kind="bad">{refusal}</Notice>}
        <div class="buttons">
          {reasons.map((reason) => (
            <Button
              key={reason}
              look={reason === 'unsafe' ? 'danger' : 'quiet'}
              wide
              class="ride-reason"
              onClick={() => cancel(reason)}
            >
              <span class="stack tight">
                {say(`ride.reason.${reason}`)}
                {reason === 'unsafe' && <span class="small">{say('ride.unsafeHint')}</span>}
              </span>
            </Button>
          ))}
          <Button look="primary" large wide onClick={() => setOpen(false)}>
            {say('ride.keep')}
          </Button>
        </div>
      </Sheet>
    </>
  )
}
