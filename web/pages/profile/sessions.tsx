import { useState } from 'preact/hooks'
import { type Answer, answerOf, api, Refusal } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { ago } from '../../i18n/time.ts'
import { forgetDraftsOfOthers } from '../../offline/drafts.ts'
import { WaitingAtSignOut } from '../../offline/outbox.tsx'
import { useResource } from '../../resource.ts'
import { setMe } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Bones, Fault } from '../../ui/notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'

type Device = Answer<typeof api.sessions.get>[number]

/** The browsers in which somebody is signed in, and how to sign them out: one, all others, or all. */
export function Sessions() {
  const list = useResource('sessions', () => answerOf(api.sessions.get()))
  const [fault, setFault] = useState<Refusal>()
  const [isSure, setSure] = useState(false)
  const devices = list.data
  const attempt = async (what: () => Promise<unknown>) => {
    setFault(undefined)
    try {
      await what()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'session.missing') gone()
      else setFault(error)
    }
  }
  const end = (device: Device) =>
    attempt(async () => {
      await answerOf(api.sessions({ id: device.id }).delete())
      toast(say('sign-in.signedOut'))
      if (device.isThis) gone()
      else await list.reload()
    })
  const endMany = (which: 'others' | 'all') =>
    attempt(async () => {
      await answerOf(api.sessions.delete(undefined, { query: { which } }))
      toast(say('sign-in.signedOut'))
      if (which === 'all') gone()
      else await list.reload()
    })
  return (
    <section class="stack" aria-labelledby="devices">
      <h2 id="devices">{say('sign-in.devices')}</h2>
      {fault !== undefined && <Fault of={fault} />}
      {devices === undefined && list.refusal === undefined && <Bones rows={2} />}
      {devices === undefined && list.refusal !== undefined && (
        <Fault of={list.refusal} onRetry={list.reload} />
      )}
      {devices !== undefined && (
        <ul class="rows">
          {devices.map((device) => (
            <li class="row-item" key={device.id}>
              <Icon name="device" />
              <span class="main">
                <span class="title">{device.device || say('sign-in.aBrowser')}</span>
                <span class="under">
                  {device.isThis
                    ? say('sign-in.thisDevice')
                    : say('sign-in.seen', { when: ago(device.seenAt) })}
                </span>
              </span>
              {!device.isThis && (
                <Button
                  look="plain"
                  label={say('sign-in.signOutOne', { device: device.device || say('sign-in.aBrowser') })}
                  onClick={() => end(device)}
                >
                  {say('sign-in.signOut')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div class="buttons">
        {devices !== undefined && devices.length > 1 && (
          <>
            <Button look="quiet" onClick={() => endMany('others')}>
              {say('sign-in.signOutOthers')}
            </Button>
            <Button look="plain" onClick={() => setSure(true)}>
              {say('sign-in.signOutAll')}
            </Button>
          </>
        )}
        <WaitingAtSignOut />
        <Button look="danger" icon="out" onClick={() => attempt(signOut)}>
          {say('sign-in.signOutHere')}
        </Button>
      </div>
      <Sheet open={isSure} title={say('sign-in.signOutAll')} onClose={() => setSure(false)}>
        <p>{say('sign-in.signOutAllSure')}</p>
        <Button look="danger primary" large wide onClick={() => endMany('all')}>
          {say('sign-in.signOutAll')}
        </Button>
      </Sheet>
    </section>
  )
}

/** Signs this browser out. */
export async function signOut(): Promise<void> {
  await answerOf(api['sign-out'].post())
  gone()
}

function gone(): void {
  forgetDraftsOfOthers(null)
  setMe(null)
}
