import { useRef, useState } from 'preact/hooks'
import type { Words } from '../words.ts'

/** A picture as large as the window; that of a line of a page, or of a figure in it, is enlarged. */
export function Viewer({
  picture,
  words,
  onClose,
}: {
  picture: { src: string; alt: string }
  words: Words
  onClose: () => void
}) {
  const shown = useRef(false)
  const [shape, setShape] = useState<'' | 'wide' | 'low'>('')
  return (
    <dialog
      class="viewer"
      aria-label={picture.alt}
      ref={(dialog) => {
        if (dialog === null || shown.current) return
        shown.current = true
        dialog.showModal()
      }}
      onClose={onClose}
      closedby="any"
    >
      <img
        class={shape}
        src={picture.src}
        alt={picture.alt}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          setShape(naturalWidth > wideRatio * naturalHeight ? 'wide' : naturalHeight <= lowPx ? 'low' : '')
        }
      />
      <form method="dialog">
        <button type="submit" class="round" aria-label={words.close}>
          ✕
        </button>
      </form>
    </dialog>
  )
}

const wideRatio = 2.5
const lowPx = 120
