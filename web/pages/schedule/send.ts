import { useEffect, useRef } from 'preact/hooks'
import { type Answer, answerOf, api, once, refusalIn } from '../../api.ts'
import { config } from '../../session.ts'
import type { bodyOf } from './plan.ts'

type Planned = Answer<typeof api.trips.post>

/** Plans it now, or, where the app works without a network and there is none, as soon as there is one. */
export async function sendPlan(
  personId: number,
  {
    body,
    ends,
    validForMs,
    key,
  }: {
    body: ReturnType<typeof bodyOf>
    ends: { from: string; to: string }
    validForMs: number
    key: string
  },
): Promise<Planned | 'queued'> {
  if (!canQueue()) return answerOf(api.trips.post(body, once(key)))
  const { sendOrQueue } = await import('../../offline/queue.ts')
  const sent = await sendOrQueue(personId, {
    method: 'POST',
    path: '/api/trips',
    body: { json: body },
    label: { text: 'schedule.queuedPlan', values: ends },
    validForMs,
    key,
  })
  if (sent.queued) return 'queued'
  if (!sent.response.ok) throw refusalIn(await sent.response.text(), sent.response.status)
  return sent.response.json()
}

/** Looks again when something that waited was sent. */
export function useSettled(look: () => Promise<void>): void {
  const latest = useRef(look)
  latest.current = look
  useEffect(() => {
    if (!canQueue()) return
    let stop = () => {}
    let isOver = false
    void import('../../offline/queue.ts').then(({ onSettled }) => {
      if (!isOver) stop = onSettled(() => void latest.current())
    })
    return () => {
      isOver = true
      stop()
    }
  }, [])
}

const canQueue = (): boolean => config.value?.flags.offline_support === true
