import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Icon, type IconName } from './icon.tsx'

type Look = 'primary' | 'quiet' | 'plain' | 'danger' | 'danger primary'

interface Shared {
  children?: ComponentChildren
  look?: Look
  wide?: boolean
  large?: boolean
  icon?: IconName
  /** What it does, where only the icon is shown. */
  label?: string
}

type ButtonProps = Shared &
  Omit<JSX.IntrinsicElements['button'], 'onClick' | 'icon' | 'label'> & {
    /** While the promise lasts the button is busy and does nothing more: nobody sends twice by tapping twice. */
    onClick?: (event: MouseEvent) => unknown
    /** Sends its form. */
    submit?: boolean
    busy?: boolean
  }

export function Button({
  children,
  look,
  wide,
  large,
  icon,
  label,
  onClick,
  submit,
  busy,
  disabled,
  ...rest
}: ButtonProps) {
  const [isGoing, setGoing] = useState(false)
  const isBusy = busy === true || isGoing
  const tap = async (event: MouseEvent) => {
    if (isBusy || disabled === true) return event.preventDefault()
    const done = onClick?.(event)
    if (!(done instanceof Promise)) return
    setGoing(true)
    try {
      await done
    } finally {
      setGoing(false)
    }
  }
  return (
    <button
      {...rest}
      type={submit === true ? 'submit' : 'button'}
      class={classOf({ look, wide, large, isBusy, iconOnly: children === undefined, more: rest.class })}
      aria-disabled={isBusy || disabled === true}
      aria-busy={isBusy}
      {...(label !== undefined && { 'aria-label': label })}
      onClick={tap}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({
  children,
  look,
  wide,
  large,
  icon,
  label,
  ...rest
}: Shared & Omit<JSX.IntrinsicElements['a'], 'icon' | 'label'>) {
  return (
    <a
      {...(rest as JSX.IntrinsicElements['a'])}
      class={classOf({
        look,
        wide,
        large,
        isBusy: false,
        iconOnly: children === undefined,
        more: rest.class,
      })}
      {...(label !== undefined && { 'aria-label': label })}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </a>
  )
}

function classOf(of: {
  look?: Look | undefined
  wide?: boolean | undefined
  large?: boolean | undefined
  isBusy: boolean
  iconOnly: boolean
  more: unknown
}): string {
  const { look, wide, large, isBusy, iconOnly, more } = of
  return [
    'button',
    look,
    wide === true && 'wide',
    large === true && 'large',
    isBusy && 'busy',
    iconOnly && 'icon-only',
    typeof more === 'string' && more,
  ]
    .filter(Boolean)
    .join(' ')
}
