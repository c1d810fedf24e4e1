import { useState } from 'preact/hooks'
import { say } from '../../i18n/say.ts'
import { Button } from '../../ui/button.tsx'

/** Copies a text, and says so on the button itself. */
export function CopyButton({ text, children }: { text: string; children: string }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 2500)
  }
  return (
    <Button look="quiet" icon={isCopied ? 'check' : 'copy'} onClick={copy}>
      <span aria-live="polite">{isCopied ? say('common.copied') : children}</span>
    </Button>
  )
}
