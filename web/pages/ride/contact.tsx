import { useState } from 'preact/hooks'
import { answerOf, api } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { me } from '../../session.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { useAct } from './act.ts'
import { Sos } from './sos.tsx'
import { nameOf, type Ride } from './words.ts'

/** How the two reach each other, and how others are told. */
export function Contact({ ride }: { ride: Ride }) {
  const [isWriting, setWriting] = useState(false)
  const [isCalling, setCalling] = useState(false)
  const { act, refusal } = useAct()
  const { other, role, isRelayed } = ride
  if (other === null) return null
  return (
    <>
      {isRelayed && <p class="quiet small">{say('ride.relayed')}</p>}
      <div class="ride-contact">
        {other.phone !== null && (
          <ButtonLink icon="phone" href={`tel:+${other.phone}`}>
            {say('common.call')}
          </ButtonLink>
        )}
        {other.hears && (
          <Button icon="message" onClick={() => setWriting(true)}>
            {say('ride.message')}
          </Button>
        )}
        {role === 'passenger' && (
          <Button icon="share" onClick={() => act((once) => shareTrip(ride, once))}>
            {say('ride.share')}
          </Button>
        )}
        <Button look="danger" icon="shield" onClick={() => setCalling(true)}>
          {say('ride.sos')}
        </Button>
      </div>
      {refusal !== undefined && <Notice kind="bad">{refusal}</Notice>}
      <Write ride={ride} open={isWriting} onClose={() => setWriting(false)} />
      <Sos ride={ride} open={isCalling} onClose={() => setCalling(false)} />
    </>
  )
}

function Write({ ride, open, onClose }: { ride: Ride; open: boolean; onClose(): void }) {
  const [text, setText] = useState('')
  const { act, refusal } = useAct()
  const name = nameOf(ride)
  const quick = [say(ride.role === 'driver' ? 'ride.waiting' : 'ride.here'), say('ride.late')]
  const send = async () => {
    if (text.trim() === '') return
    const isSent = await act((once) => answerOf(api.rides({ id: ride.id }).message.post({ text }, once)))
    if (!isSent) return
    setText('')
    onClose()
    toast(say('ride.messageSent', { name }))
  }
  return (
    <Sheet open={open} title={say('ride.message')} onClose={onClose}>
      <div class="field">
        <label for="ride-message">{say('ride.askMessage', { name })}</label>
        <textarea
          id="ride-message"
          class="input"
          maxLength={1000}
          value={text}
          aria-describedby="ride-message-hint"
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <p class="hint" id="ride-message-hint">
          {say('ride.messageHint')}
        </p>
      </div>
      <div class="chips">
        {quick.map((words) => (
          <Button key={words} look="quiet" onClick={() => setText(words)}>
            {words}
          </Button>
        ))}
      </div>
      {refusal !== undefined && <Notice kind="bad">{refusal}</Notice>}
      <Button look="primary" large wide disabled={text.trim() === ''} onClick={send}>
        {say('ride.send')}
      </Button>
    </Sheet>
  )
}

/** With the phone's own list of people, or else by the clipboard. */
async function shareTrip(ride: Ride, once: { headers: { 'idempotency-key': string } }): Promise<void> {
  const { url } = await answerOf(api.rides({ id: ride.id }).share.post(null, once))
  const text = say('ride.shareText', {
    person: me.value?.name ?? say('ride.someone'),
    driver: nameOf(ride),
    plate: ride.other?.plate ?? '–',
  })
  const shared = { text, ...(url !== null && { url }) }
  if (typeof navigator.share === 'function') {
    try {
      await navigator.share(shared)
      return
    } catch (error) {
      // They thought better of it; a browser that cannot do it after all gets the other way.
      if (error instanceof DOMException && error.name === 'AbortError') return
    }
  }
  await navigator.clipboard.writeText(url === null ? text : `${text} ${url}`)
  toast(say(url === null ? 'ride.noLink' : 'ride.shareCopied'))
}
