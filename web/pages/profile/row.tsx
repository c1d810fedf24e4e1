import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { say } from '../../i18n/say.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Sheet } from '../../ui/sheet.tsx'

/** A line that says what is known, and opens where it is changed. */
export function SettingRow({
  icon,
  title,
  value,
  children,
}: {
  icon: IconName
  title: string
  /** Undefined while it is not known yet, null when it is not set. */
  value: string | null | undefined
  children(close: () => void): ComponentChildren
}) {
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <li>
      <button type="button" class="row-item" onClick={() => setOpen(true)}>
        <Icon name={icon} />
        <span class="main">
          <span class="title">{title}</span>
          <span class="under">
            {value === undefined ? <span class="bone line" /> : (value ?? say('profile.notSet'))}
          </span>
        </span>
        <Icon name="forward" />
      </button>
      <Sheet open={isOpen} title={title} onClose={close}>
        {isOpen && children(close)}
      </Sheet>
    </li>
  )
}
