import { useCallback, useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { answerOf, api, Refusal } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { me, refreshMe } from '../../session.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Bones, Fault, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'

/**
 * Where a link from the chat leads. Opening it does nothing yet: WhatsApp and others look at links before people do.
 */
export default function InPage({ params }: { params?: Record<string, string> }) {
  const { route } = useLocation()
  const [token, setToken] = useState(() => takeToken(params?.token))
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
    () =>
      attempt(async () =>
        setOpen(token !== '' && (await answerOf(api['sign-in'].link.look.post({ token }))).isOpen),
      ),
    [attempt, token],
  )
  useEffect(() => void look(), [look])
  // A second link that is opened in the same window changes nothing but what follows "#".
  useEffect(() => {
    const again = () => {
      if (location.hash.length > 1) setToken(takeToken(undefined))
    }
    addEventListener('hashchange', again)
    return () => removeEventListener('hashchange', again)
  }, [])
  const signIn = () =>
    attempt(async () => {
      const { state } = await answerOf(api['sign-in'].link.post({ token }))
      if (state === 'expired') return setOpen(false)
      // Who is signed in changes under the question, which is answered.
      setOpen(undefined)
      await refreshMe()
      toast(say('sign-in.done'))
      route('/', true)
    })
  const known = me.value
  const isKnown = isOpen === false || (isOpen === true && known !== undefined)
  return (
    <Page title={say('sign-in.title')}>
      {refusal !== undefined && <Fault of={refusal} onRetry={isOpen === undefined ? look : signIn} />}
      {!isKnown && refusal === undefined && <Bones rows={2} shape="card-size" />}
      {isKnown &&
        isOpen &&
        (known ? (
          <div class="card">
            <p class="strong">{say('sign-in.already', { name: known.name ?? `+${known.phone ?? ''}` })}</p>
            <p>{say('sign-in.linkLeaves')}</p>
            <p class="quiet">{say('sign-in.ownerWhy')}</p>
            <div class="buttons">
              <ButtonLink look="primary" large href="/">
                {say('sign-in.stay')}
              </ButtonLink>
              <Button look="quiet" onClick={signIn}>
                {say('sign-in.byLinkAnyway')}
              </Button>
            </div>
          </div>
        ) : (
          <div class="card">
            <p class="strong">{say('sign-in.owner')}</p>
            <p class="quiet">{say('sign-in.ownerWhy')}</p>
            <Button look="primary" large wide onClick={signIn}>
              {say('sign-in.byLink')}
            </Button>
          </div>
        ))}
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
function takeToken(inPath: string | undefined): string {
  const given = location.hash.slice(1) || inPath
  const kept: unknown = history.state?.signInToken
  if (given === undefined) return typeof kept === 'string' ? kept : ''
  history.replaceState({ signInToken: given }, '', '/in')
  return given
}
