import { useState } from 'preact/hooks'
import { type Answer, answerOf, api } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { config } from '../../session.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useAct } from './act.ts'
import { nameOf, placeIn, type Ride } from './words.ts'

type Done = Answer<ReturnType<typeof api.rides>['sos']['post']>

/** Help: the emergency number first, then whoever can be told. Exactly what was done is said. */
export function Sos({ ride, open, onClose }: { ride: Ride; open: boolean; onClose(): void }) {
  const [done, setDone] = useState<Done>()
  const { act, refusal } = useAct()
  const number = config.value?.emergencyNumber ?? '112'
  return (
    <Sheet open={open} title={say('ride.sosTitle')} onClose={onClose}>
      <ButtonLink look="danger primary" icon="phone" large wide href={`tel:${number}`}>
        {say('ride.sosCall', { number })}
      </ButtonLink>
      {done === undefined ? (
        <>
          <Button
            look="danger"
            icon="bell"
            large
            wide
            onClick={() =>
              act(async (once) => setDone(await answerOf(api.rides({ id: ride.id }).sos.post(null, once))))
            }
          >
            {say('ride.sosAlert')}
          </Button>
          <p class="quiet small">{say('ride.sosAlertHint')}</p>
        </>
      ) : (
        <Told ride={ride} done={done} />
      )}
      {refusal !== undefined && <Notice kind="bad">{refusal}</Notice>}
    </Sheet>
  )
}

function Told({ ride, done: { contact, shareUrl } }: { ride: Ride; done: Done }) {
  const name = contact?.name ?? (contact === null ? '' : `+${contact.phone}`)
  const isToForward = contact?.how === 'unreachable' || contact?.how === 'enough'
  const words = [
    say('ride.sosForward'),
    `${nameOf(ride)} · ${ride.other?.plate ?? '–'}`,
    placeIn(ride.pickup),
    shareUrl,
  ].filter(Boolean)
  return (
    <div class="stack tight" role="status">
      <Notice kind="good">{say('ride.sosOperator')}</Notice>
      {contact === null ? (
        <Notice kind="warn">{say('ride.sosNoContact')}</Notice>
      ) : (
        <Notice kind={isToForward ? 'warn' : 'good'}>
          {say(`ride.sosContact.${contact.how}`, { contact: name })}
        </Notice>
      )}
      {isToForward && (
        <ButtonLink
          look="primary"
          icon="message"
          wide
          href={`https://wa.me/${contact.phone}?text=${encodeURIComponent(words.join('\n'))}`}
          target="_blank"
          rel="noreferrer"
        >
          {say('ride.sosSend')}
        </ButtonLink>
      )}
    </div>
  )
}
