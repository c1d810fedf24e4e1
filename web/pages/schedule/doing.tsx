import { useState } from 'preact/hooks'
import { Refusal } from '../../api.ts'
import { refreshMe } from '../../session.ts'
import { Fault } from '../../ui/notice.tsx'
import { toast } from '../../ui/toast.tsx'

/** Does something a person asked for, and says what came of it where they asked. */
export function useDoing() {
  const [refusal, setRefusal] = useState<Refusal>()
  return {
    fault: refusal === undefined ? null : <Fault of={refusal} />,
    /** True when it was done. */
    async run(what: () => Promise<unknown>, done?: string): Promise<boolean> {
      setRefusal(undefined)
      try {
        await what()
        if (done !== undefined) toast(done)
        return true
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        // The page then shows the way to sign in; what was typed is a draft and stays.
        if (error.code === 'session.missing') await refreshMe()
        setRefusal(error)
        return false
      }
    },
  }
}
