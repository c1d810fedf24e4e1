import { useEffect, useState } from 'preact/hooks'
import { say } from '../../i18n/say.ts'

/** "Valid for 9:32", to the second; an empty line while there is nothing to count. */
export function Countdown({ untilMs }: { untilMs: number | undefined }) {
  const [leftS, setLeftS] = useState(() => leftOf(untilMs))
  useEffect(() => {
    if (untilMs === undefined) return
    setLeftS(leftOf(untilMs))
    const timer = setInterval(() => setLeftS(leftOf(untilMs)), 1000)
    return () => clearInterval(timer)
  }, [untilMs])
  const time = `${Math.floor(leftS / 60)}:${String(leftS % 60).padStart(2, '0')}`
  return (
    <p class="small quiet figures center" role="timer" aria-live="off">
      {untilMs === undefined ? '\u00a0' : say('sign-in.left', { time })}
    </p>
  )
}

const leftOf = (untilMs = 0): number => Math.max(0, Math.ceil((untilMs - performance.now()) / 1000))

/** For whoever sits at a computer and has WhatsApp on a phone. */
export function ScanInstead({ url }: { url: string }) {
  const [isMouse] = useState(() => matchMedia('(hover: hover) and (pointer: fine)').matches)
  const [drawn, setDrawn] = useState<{ size: number; path: string }>()
  useEffect(() => {
    let isGone = false
    if (isMouse)
      void drawing(url).then((made) => {
        if (!isGone) setDrawn(made)
      })
    return () => {
      isGone = true
    }
  }, [url, isMouse])
  if (!isMouse) return null
  return (
    <figure class="card flat sign-in-scan">
      {drawn === undefined ? (
        <span class="bone" />
      ) : (
        <svg
          viewBox={`-4 -4 ${drawn.size + 8} ${drawn.size + 8}`}
          role="img"
          aria-label={say('sign-in.scanLabel')}
          shape-rendering="crispEdges"
        >
          <path d={drawn.path} />
        </svg>
      )}
      <figcaption>{say('sign-in.scan')}</figcaption>
    </figure>
  )
}

/** The library is fetched only where a code is shown. */
async function drawing(url: string): Promise<{ size: number; path: string }> {
  const { darkRuns, modulesOf } = await import('../../../server/qr/picture/modules.ts')
  const modules = modulesOf(url, 'L')
  const path = [...darkRuns(modules)]
    .map(({ row, column, length }) => `M${column} ${row}h${length}v1h-${length}z`)
    .join('')
  return { size: modules.size, path }
}
