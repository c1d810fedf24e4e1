import { useEffect, useState } from 'preact/hooks'
import { Refusal } from '../api.ts'
import { say } from '../i18n/say.ts'
import { Switch } from '../ui/field.tsx'
import { Fault, Notice } from '../ui/notice.tsx'
import { lookAtPush, pushState, switchPushOff, switchPushOn } from './push.ts'

/** Notifications on or off in this browser, or why they cannot be; for Profile. */
export function PushToggle() {
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined)
  const [isGoing, setGoing] = useState(false)
  const doing = async (work: () => Promise<void>) => {
    setRefusal(undefined)
    setGoing(true)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setRefusal(error)
    } finally {
      setGoing(false)
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it is shown
  useEffect(() => void doing(lookAtPush), [])
  const state = pushState.value
  const canSwitch = state === 'on' || state === 'off' || state === 'unknown'
  return (
    <div class="push-toggle stack tight">
      <Switch
        label={say('push.title')}
        hint={say(state === 'on' ? 'push.isOn' : 'push.help')}
        on={state === 'on'}
        disabled={!canSwitch || isGoing}
        onChange={(on) => doing(on ? switchPushOn : switchPushOff)}
      />
      {state === 'blocked' && <Notice kind="warn">{say('push.blocked')}</Notice>}
      {state === 'install' && <Notice>{say('push.install')}</Notice>}
      {state === 'unsupported' && <Notice>{say('push.unsupported')}</Notice>}
      {refusal !== undefined && <Fault of={refusal} />}
    </div>
  )
}
