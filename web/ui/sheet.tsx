import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { say } from '../i18n/say.ts'
import { Button } from './button.tsx'

/** Comes up over the page and keeps the focus until it is closed: by its button, by Escape, or by a tap beside it. */
export function Sheet({
  open,
  title,
  onClose,
  children,
}: {
  open: boolean
  title: string
  onClose(): void
  children: ComponentChildren
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (open && dialog.current?.open === false) dialog.current.showModal()
    if (!open && dialog.current?.open === true) dialog.current.close()
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close()
      }}
    >
      {open && (
        <>
          <div class="sheet-head">
            <h2 id={id}>{title}</h2>
            <Button icon="close" label={say('common.close')} onClick={onClose} />
          </div>
          {children}
        </>
      )}
    </dialog>
  )
}
