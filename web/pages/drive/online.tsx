import { useEffect, useState } from 'preact/hooks'
import { say } from '../../i18n/say.ts'
import { time } from '../../i18n/time.ts'
import { Icon } from '../../ui/icon.tsx'
import { Fault, Notice } from '../../ui/notice.tsx'
import type { DriveView } from './page.tsx'
import { goOffline, goOnline, staying } from './staying.ts'

/** The one large switch of the page, what it means, and how long it holds. */
export function OnlineCard({
  view,
  until,
  onChanged,
}: {
  view: DriveView
  until: number | undefined
  onChanged(): Promise<void>
}) {
  const { why, refusal } = staying.value
  const [isGoing, setGoing] = useState(false)
  const isOnline = view.online !== null
  const minutes = useMinutesLeft(isOnline ? until : undefined)
  const turn = async () => {
    if (isGoing) return
    setGoing(true)
    try {
      if (await (isOnline ? goOffline() : goOnline())) await onChanged()
    } finally {
      setGoing(false)
    }
  }
  return (
    <section class={isOnline ? 'card online is-on' : 'card online'}>
      <button
        type="button"
        class="online-switch"
        role="switch"
        aria-checked={isOnline}
        aria-busy={isGoing}
        aria-describedby="online-means"
        onClick={turn}
      >
        <span class="grow">
          <span class="online-state">{say(isOnline ? 'drive.online' : 'drive.offline')}</span>
          <span class="online-until">
            {isGoing
              ? say(isOnline ? 'common.loading' : 'map.locating')
              : isOnline && until !== undefined
                ? `${say('drive.until', { time: time(until) })} · ${say('common.minutes', { n: minutes ?? 0 })}`
                : say('drive.tap')}
          </span>
        </span>
        <span class="online-track" aria-hidden="true" />
      </button>
      <p id="online-means" class="small">
        {say(isOnline ? 'drive.onlineMeans' : 'drive.offlineMeans')}
      </p>
      {isOnline && (
        <p class="row small online-note">
          <Icon name="device" size={20} />
          <span>{say('drive.keepOpen')}</span>
        </p>
      )}
      {why !== undefined && (
        <Notice kind="warn" icon="locate">
          <p>{say(why === 'denied' ? 'drive.denied' : `map.${why}`)}</p>
        </Notice>
      )}
      {refusal !== undefined && <Fault of={refusal} />}
    </section>
  )
}

/** Counts down by itself; undefined with nothing to count. */
function useMinutesLeft(until: number | undefined): number | undefined {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    setNow(Date.now())
    if (until === undefined) return
    const timer = setInterval(() => setNow(Date.now()), 15_000)
    return () => clearInterval(timer)
  }, [until])
  return until === undefined ? undefined : Math.max(0, Math.ceil((until - now) / 60_000))
}
