import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Refusal } from '../api.ts'
import { say } from '../i18n/say.ts'
import { signedIn } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Fault } from '../ui/notice.tsx'
import { toast } from '../ui/toast.tsx'
import { lookAtPush, pushState, switchPushOn } from './push.ts'

/**
 * Asks whether the phone shall tell of news, at a moment when somebody waits for some: for a driver, for requests, for
 * company on a trip. Says what for, and is silent for a month once it was refused. The browser asks only after a tap.
 * It comes when the server has answered: place it last, where it moves nothing.
 */
export function PushAsk({ about }: { about: 'ride' | 'drive' | 'schedule' }) {
  const refusal = useSignal<Refusal | undefined>(undefined)
  const isRefused = useSignal(wasRefused())
  const doing = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusal.value = error
    }
  }
  const isAsking = signedIn.value && !isRefused.value
  useEffect(() => {
    // Without an answer nobody is asked anything.
    if (isAsking && pushState.peek() === 'unknown') lookAtPush().catch(ifNotRefusal)
  }, [isAsking])
  if (!isAsking || pushState.value !== 'off') return null
  const accept = () =>
    doing(async () => {
      await switchPushOn()
      if (pushState.value === 'on') toast(say('push.isOn'))
    })
  const refuse = () => {
    isRefused.value = true
    localStorage.setItem(refusedKey, String(Date.now()))
  }
  return (
    <section class="card stack tight push-ask" aria-labelledby="push-ask">
      <h2 id="push-ask">{say('push.ask')}</h2>
      <p class="quiet">{say(`push.ask.${about}`)}</p>
      {refusal.value !== undefined && <Fault of={refusal.value} />}
      <div class="row wrap">
        <Button look="primary" icon="bell" onClick={accept}>
          {say('push.ask.yes')}
        </Button>
        <Button look="plain" onClick={refuse}>
          {say('push.ask.no')}
        </Button>
      </div>
    </section>
  )
}

function ifNotRefusal(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
}

const wasRefused = (): boolean => Date.now() - Number(localStorage.getItem(refusedKey) ?? 0) < monthMs
const refusedKey = 'inzira.push-refused'
const monthMs = 30 * 86_400_000
