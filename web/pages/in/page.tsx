import { useCallback, useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { answerOf, api, Refusal } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { refreshMe } from '../../session.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Bones, Fault, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'

/**
 * Where a link from the chat leads. Opening it does nothing yet: WhatsApp and others look at links before people do.
 */
export default function InPage({ params }: { params?: Record<string, string> }) {
  const { route } = useLocation()
  const [token] = useState(() => takeToken(params?.token ?? ''))
  const [isOpen, setOpen] = useState<boolean>()
  const [refusal, setRefusal] = useState<Refusal>()
  const attempt = useCallback(async (what: () => Promise<void>) => {
    setRefusal(undefined)
    try {
      await what()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      // What is no token at all is as good as one that was used.
      if (error.code === 'request.invalid') setOpen(false)
      else setRefusal(error)
    }
  }, [])
  const look = useCallback(
    () => attempt(async () => setOpen((await answerOf(api['sign-in'].link.look.post({ token }))).isOpen)),
    [attempt, token],
  )
  useEffect(() => void look(), [look])
  const signIn = () =>
    attempt(async () => {
      const { state } = await answerOf(api['sign-in'].link.post({ token }))
      if (state === 'expired') return setOpen(false)
      await refreshMe()
      toast(say('sign-in.done'))
      route('/', true)
    })
  return (
    <Page title={say('sign-in.title')}>
      {refusal !== undefined && <Fault of={refusal} onRetry={isOpen === undefined ? look : signIn} />}
      {isOpen === undefined && refusal === undefined && <Bones rows={2} shape="card-size" />}
      {isOpen === true && (
        <div class="card">
          <p class="strong">{say('sign-in.owner')}</p>
          <p class="quiet">{say('sign-in.ownerWhy')}</p>
          <Button look="primary" large wide onClick={signIn}>
            {say('sign-in.byLink')}
          </Button>
        </div>
      )}
      {isOpen === false && (
        <div class="card">
          <Notice kind="warn">
            <p class="strong">{say('sign-in.linkGone')}</p>
            <p>{say('sign-in.linkAgain')}</p>
          </Notice>
          <ButtonLink look="primary" large wide href="/sign-in">
            {say('sign-in.withCode')}
          </ButtonLink>
        </div>
      )}
    </Page>
  )
}

/** Out of the address, where it would be seen over a shoulder, kept in the history and told to others; a reload finds it. */
function takeToken(given: string): string {
  const kept: unknown = history.state?.signInToken
  if (given === hidden) return typeof kept === 'string' ? kept : ''
  history.replaceState({ signInToken: given }, '', `/in/${hidden}`)
  return given
}

const hidden = 'link'
