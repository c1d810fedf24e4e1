import { useState } from 'preact/hooks'
import { once, Refusal, sentence } from '../../api.ts'
import { putRide, refreshLive } from '../../live.ts'
import type { Ride } from './words.ts'

type Headers = ReturnType<typeof once>

/**
 * Does something and says why not. Each try has a key of its own; one that got no answer keeps it, so that a second tap
 * does nothing twice.
 */
export function useAct(): {
  refusal: string | undefined
  code: string | undefined
  /** True when it was done. */
  act(call: (headers: Headers) => Promise<unknown>): Promise<boolean>
  /** The same for what answers the ride as it then is. */
  change(call: (headers: Headers) => Promise<Ride>): Promise<boolean>
} {
  const [refused, setRefused] = useState<Refusal>()
  const [key, setKey] = useState<string>()
  const act = async (call: (headers: Headers) => Promise<unknown>) => {
    const current = key ?? crypto.randomUUID()
    setRefused(undefined)
    try {
      await call(once(current))
      setKey(undefined)
      return true
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const isUnanswered = error.code === 'network.down' || error.code === 'server.unavailable'
      setKey(isUnanswered ? current : undefined)
      setRefused(error)
      refreshLive()
      return false
    }
  }
  return {
    refusal: refused && sentence(refused),
    code: refused?.code,
    act,
    change: (call) => act(async (headers) => putRide(await call(headers))),
  }
}
