import { say } from '../../i18n/say.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Fault, Notice } from '../../ui/notice.tsx'
import { Preview } from './preview.tsx'
import type { useSending } from './use-sending.ts'

/** A file on its way, with how much of it has gone out, and what to do when it does not. */
export function SendingCard({ sending }: { sending: ReturnType<typeof useSending> }) {
  const { state, file, retry, keep, stop } = sending
  return (
    <section class="card">
      {file !== undefined && <Preview file={file} />}
      {(state.is === 'preparing' || state.is === 'sending') && (
        <>
          <Progress share={state.is === 'sending' ? state.share : 0} isPreparing={state.is === 'preparing'} />
          <Button look="plain" wide onClick={stop}>
            {say('vehicles.stop')}
          </Button>
        </>
      )}
      {state.is === 'interrupted' && (
        <>
          <Notice kind="warn" icon="offline">
            {say('vehicles.interrupted')}
          </Notice>
          <Button look="primary" large wide icon="refresh" onClick={retry}>
            {say('common.retry')}
          </Button>
          <Button look="quiet" wide onClick={keep}>
            {say('vehicles.later')}
          </Button>
        </>
      )}
      {state.is === 'refused' && (
        <>
          <Fault of={state.refusal} {...(isPassing(state.refusal.code) && { onRetry: retry })} />
          <Button look="quiet" wide icon="camera" onClick={stop}>
            {say('vehicles.another')}
          </Button>
        </>
      )}
      {state.is === 'kept' && (
        <>
          <Notice kind="good" icon="offline">
            {say('vehicles.kept')}
          </Notice>
          <ButtonLink look="quiet" wide href="/vehicles">
            {say('vehicles.toList')}
          </ButtonLink>
        </>
      )}
    </section>
  )
}

function Progress({ share, isPreparing }: { share: number; isPreparing: boolean }) {
  const percent = Math.round(share * 100)
  const words = isPreparing ? say('vehicles.preparing') : say('vehicles.sending', { percent })
  return (
    <div class="progress">
      <progress value={share} max={1} aria-label={words} />
      <p class="small quiet figures">{words}</p>
    </div>
  )
}

/** What may go well the next time. */
const isPassing = (code: string): boolean => code === 'too.many' || code.startsWith('server.')
