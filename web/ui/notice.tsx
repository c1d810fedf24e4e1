import type { ComponentChildren } from 'preact'
import { sentence } from '../api.ts'
import { say } from '../i18n/say.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

/** A sentence that matters now. Warnings and faults are read out when they appear. */
export function Notice({
  kind = 'info',
  icon,
  children,
}: {
  kind?: 'info' | 'warn' | 'bad' | 'good'
  icon?: IconName
  children: ComponentChildren
}) {
  const usual: IconName = kind === 'good' ? 'check' : kind === 'info' ? 'info' : 'alert'
  return (
    <div class={`notice ${kind}`} role={kind === 'bad' || kind === 'warn' ? 'alert' : 'status'}>
      <Icon name={icon ?? usual} />
      <div>{children}</div>
    </div>
  )
}

/** Why something did not work, and the way on. */
export function Fault({ of, onRetry }: { of: unknown; onRetry?: () => unknown }) {
  return (
    <Notice kind="bad">
      <p>{sentence(of)}</p>
      {onRetry !== undefined && (
        <Button look="quiet" icon="refresh" onClick={onRetry}>
          {say('common.retry')}
        </Button>
      )}
    </Notice>
  )
}

/** A page or list with nothing in it yet: what would be here, and how to begin. */
export function Empty({
  icon,
  title,
  children,
}: {
  icon: IconName
  title: string
  children?: ComponentChildren
}) {
  return (
    <div class="empty">
      <Icon name={icon} size={48} />
      <h2>{title}</h2>
      {children}
    </div>
  )
}

/** The shape of what is on its way. */
export function Bones({
  rows = 3,
  shape = 'row-size',
}: {
  rows?: number
  shape?: 'row-size' | 'card-size' | 'line'
}) {
  return (
    <div class="stack tight" role="status" aria-label={say('common.loading')}>
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all alike
        <span class={`bone ${shape}`} key={at} />
      ))}
    </div>
  )
}
