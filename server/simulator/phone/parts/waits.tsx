import type { Wait } from '../../waits.ts'
import { Icon } from '../icons.tsx'
import type { Words } from '../words.ts'

/** How far the server is with what somebody sent; a real phone shows no more of it than "typing…". */
export function Waits({ waits, words }: { waits: Wait[]; words: Words }) {
  const shown = waits.slice(0, most)
  return (
    <div class="waits" role="status" aria-live="polite">
      {shown.map((wait) => (
        <p key={wait.id} class={`wait ${wait.step}`}>
          <Icon name={wait.step === 'failed' ? 'warning' : 'document'} size={16} />
          <span>
            {wait.step === 'queued' ? words.queued((wait.ahead ?? 0) + 1) : words.steps[wait.step]}
            {wait === shown.at(-1) && waits.length > most && ` +${waits.length - most}`}
          </span>
          <i class="track" style={{ '--far': `${farOf[wait.step]}%` }} />
        </p>
      ))}
      {shown.length > 0 && <small>{words.seenOnlyHere}</small>}
    </div>
  )
}

/** The way through the steps, not the time: nobody knows that. */
const farOf: Record<Wait['step'], number> = {
  queued: 4,
  fetching: 12,
  lines: 28,
  reading: 48,
  again: 70,
  second: 86,
  done: 100,
  failed: 100,
}

const most = 3
