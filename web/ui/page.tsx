import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { say } from '../i18n/say.ts'
import { online, signedIn } from '../session.ts'
import { ButtonLink } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Notice } from './notice.tsx'

/** A page: its heading gets the focus when one comes to it, so that a screen reader says where one is. */
export function Page({
  title,
  back,
  action,
  children,
}: {
  title: string
  /** Where the arrow leads. */
  back?: string
  action?: ComponentChildren
  children: ComponentChildren
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = title === 'Inzira' ? title : `${title} · Inzira`
  }, [title])
  useEffect(() => {
    if (arrivals > 0) heading.current?.focus({ preventScroll: true })
    arrivals += 1
  }, [])
  return (
    <div class="page">
      <div class="page-head">
        {back !== undefined && <ButtonLink icon="back" label={say('common.back')} href={back} />}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {action}
      </div>
      {children}
    </div>
  )
}

/** The first page is where the browser puts the focus itself. */
let arrivals = 0

/** What somebody who is not signed in sees of a page that needs it. */
export function SignInFirst({ icon, children }: { icon: IconName; children?: ComponentChildren }) {
  const next = encodeURIComponent(location.pathname + location.search)
  return (
    <div class="card center">
      <div class="empty">
        <Icon name={icon} size={48} />
        {children}
        <p>{say('common.signInFirst')}</p>
      </div>
      <ButtonLink look="primary" large wide href={`/sign-in?next=${next}`}>
        {say('common.signIn')}
      </ButtonLink>
      {!online.value && <Notice kind="warn">{say('problem.network.down')}</Notice>}
    </div>
  )
}

/** Its children for whoever is signed in, and for others how to do that. */
export function ForSignedIn({
  icon,
  about,
  children,
}: {
  icon: IconName
  about?: ComponentChildren
  children: ComponentChildren
}) {
  if (!signedIn.value) return <SignInFirst icon={icon}>{about}</SignInFirst>
  return <>{children}</>
}
