import { useEffect, useRef, useState } from 'preact/hooks'
import { Refusal } from '../../api.ts'
import { sendOrQueue } from '../../offline/queue.ts'
import { me, online } from '../../session.ts'
import { type About, formOf, sendPaper } from './send.ts'
import { shrunk } from './shrink.ts'

export type Sending =
  | { is: 'idle' }
  | { is: 'preparing' }
  | { is: 'sending'; share: number }
  /** The network was lost; the file is still here. */
  | { is: 'interrupted' }
  | { is: 'refused'; refusal: Refusal }
  /** It lies in the queue of this browser. */
  | { is: 'kept' }

interface Work {
  form: [name: string, value: string | File][]
  key: string
  stop: AbortController
}

/** A file on its way: made smaller, sent with its progress, kept while the network is away. */
export function useSending(onSent: (paperId: number) => unknown) {
  const [state, setState] = useState<Sending>({ is: 'idle' })
  const [file, setFile] = useState<File>()
  const current = useRef<Work | undefined>(undefined)
  useEffect(() => () => current.current?.stop.abort(), [])

  async function send(): Promise<void> {
    const work = current.current
    if (work === undefined) return
    if (!online.value) return keep()
    setState({ is: 'sending', share: 0 })
    const isStill = () => current.current === work && !work.stop.signal.aborted
    try {
      const { id } = await sendPaper(work.form, {
        key: work.key,
        signal: work.stop.signal,
        onShare: (share) => isStill() && setState({ is: 'sending', share }),
      })
      if (isStill()) await onSent(id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (!isStill()) return
      setState(error.code === 'network.down' ? { is: 'interrupted' } : { is: 'refused', refusal: error })
    }
  }

  /** Lays it into the queue; if the network is back, it is sent from there at once. */
  async function keep(): Promise<void> {
    const work = current.current
    if (work === undefined || me.value == null) return
    try {
      const sent = await sendOrQueue(me.value.id, {
        method: 'POST',
        path: '/api/papers',
        body: { form: work.form },
        label: { text: 'vehicles.write', values: {} },
        key: work.key,
      })
      if (sent.queued) return setState({ is: 'kept' })
      const answer = (await sent.response.json()) as { id: number }
      if (sent.response.ok) await onSent(answer.id)
      else await send()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setState({ is: 'interrupted' })
    }
  }

  return {
    state,
    file,
    async begin(chosen: File, about: About): Promise<void> {
      current.current?.stop.abort()
      setFile(chosen)
      setState({ is: 'preparing' })
      const stop = new AbortController()
      const form = formOf(await shrunk(chosen), about)
      current.current = { form, key: crypto.randomUUID(), stop }
      await send()
    },
    retry: send,
    keep,
    stop(): void {
      current.current?.stop.abort()
      current.current = undefined
      setFile(undefined)
      setState({ is: 'idle' })
    },
  }
}
