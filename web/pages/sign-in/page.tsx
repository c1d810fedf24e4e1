import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { say } from '../../i18n/say.ts'
import { me, refreshMe } from '../../session.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Fault, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Asked, forgetCode, type SignInState, signInFlow } from './asking.ts'
import { Countdown, ScanInstead } from './code.tsx'
import { nextOf } from './next.ts'

export default function SignInPage() {
  const { route } = useLocation()
  const next = nextOf(location.search, location.origin)
  const [isOther, setOther] = useState(false)
  const known = isOther ? null : me.value
  const [wasKnown] = useState(() => me.peek() !== null && me.peek() !== undefined)
  return (
    <Page title={say('sign-in.title')}>
      {wasKnown && known !== null && known !== undefined ? (
        <div class="card">
          <p>{say('sign-in.already', { name: known.name ?? `+${known.phone ?? ''}` })}</p>
          <div class="buttons">
            <ButtonLink look="primary" large href={next}>
              {say('sign-in.goOn')}
            </ButtonLink>
            <Button look="quiet" onClick={() => setOther(true)}>
              {say('sign-in.other')}
            </Button>
          </div>
        </div>
      ) : (
        <ByCode
          onDone={async () => {
            forgetCode()
            await refreshMe()
            toast(say('sign-in.done'))
            route(next, true)
          }}
        />
      )}
    </Page>
  )
}

function ByCode({ onDone }: { onDone: () => unknown }) {
  const [state, setState] = useState<SignInState>({ is: 'asking' })
  // What was shown stays where it is while it expires or has done its work: nothing jumps.
  const [asked, setAsked] = useState<Asked>()
  const [flow] = useState(() =>
    signInFlow((next) => {
      setState(next)
      if (next.is === 'waiting') setAsked(next.asked)
      if (next.is === 'asking') setAsked(undefined)
      if (next.is === 'signed_in') void onDone()
    }),
  )
  useEffect(() => {
    flow.begin(false)
    return flow.stop
  }, [flow])
  const again = () => flow.begin(true)
  if (state.is === 'refused') return <Fault of={state.refusal} onRetry={again} />
  return (
    <>
      <p class="quiet">{say('sign-in.lead')}</p>
      <div class="card sign-in">
        <Steps isWithoutNumber={asked?.chatUrl === null} />
        <Code asked={asked} isExpired={state.is === 'expired'} />
        <div class="sign-in-way">
          {state.is === 'expired' ? (
            <Button look="primary" large wide icon="refresh" onClick={again}>
              {say('sign-in.newCode')}
            </Button>
          ) : asked?.chatUrl === null ? (
            <Notice>{say('sign-in.noNumber')}</Notice>
          ) : (
            <a
              class="button large wide whatsapp"
              {...(asked !== undefined && { href: asked.chatUrl })}
              target="_blank"
              rel="noreferrer"
              aria-disabled={asked === undefined}
            >
              <WhatsAppMark />
              {say('sign-in.open')}
            </a>
          )}
        </div>
        <p class="sign-in-state" role="status">
          {state.is === 'expired'
            ? say('sign-in.expired')
            : state.is === 'signed_in'
              ? say('sign-in.done')
              : say('sign-in.waiting')}
        </p>
        <Countdown untilMs={state.is === 'waiting' ? state.untilMs : undefined} />
      </div>
      <p class="small quiet">{say('sign-in.warning')}</p>
      {asked?.chatUrl != null && <ScanInstead url={asked.chatUrl} />}
      <p class="small quiet">{say('sign-in.noLink')}</p>
    </>
  )
}

function Steps({ isWithoutNumber }: { isWithoutNumber: boolean }) {
  return (
    <ol class="sign-in-steps">
      {!isWithoutNumber && <li>{say('sign-in.step.open')}</li>}
      <li>{say('sign-in.step.send')}</li>
      <li>{say('sign-in.step.back')}</li>
    </ol>
  )
}

function Code({ asked, isExpired }: { asked: Asked | undefined; isExpired: boolean }) {
  const copy = async (code: string) => {
    await navigator.clipboard.writeText(code)
    toast(say('common.copied'))
  }
  return (
    <div class={isExpired ? 'sign-in-code gone' : 'sign-in-code'}>
      <p class="visually-hidden" id="code-label">
        {say('sign-in.code')}
      </p>
      {asked === undefined ? (
        <span class="bone" />
      ) : (
        <>
          <output aria-labelledby="code-label">{asked.code}</output>
          <Button icon="copy" label={say('sign-in.copy')} onClick={() => copy(asked.code)} />
        </>
      )}
    </div>
  )
}

/** A bubble with a receiver in it. */
const WhatsAppMark = () => (
  <svg
    width="26"
    height="26"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    aria-hidden
  >
    <path d="M4 20l1.200-4.200A8.200 8.200 0 1 1 8.400 19z" stroke-linejoin="round" />
    <path
      d="M9 8.300c.3 3.300 3 6.200 6.500 6.900l1-1.900-2.200-1.100-1 .9a6 6 0 0 1-2.300-2.300l.9-1-1-2.200z"
      stroke-linejoin="round"
    />
  </svg>
)
