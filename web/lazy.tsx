import type { ComponentType } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { learn, say } from './i18n/say.ts'
import type { Topic } from './i18n/topics.ts'
import { Button } from './ui/button.tsx'
import { Bones, Notice } from './ui/notice.tsx'
import { lookForNewVersion } from './update.tsx'

type Props = { params?: Record<string, string> }

/**
 * A page whose script is fetched when one comes to it. Until then its shape stands there; when the network fails in
 * between, a way to try again.
 */
export function lazyPage<Given extends object = Props>(
  load: () => Promise<{ default: ComponentType<Given> }>,
  /** What it says besides what every page does. */
  topics: readonly Topic[] = [],
): ComponentType<Given> {
  let loaded: ComponentType<Given> | undefined
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each page, when the app begins
  return function LazyPage(props: Given) {
    const [Shown, setShown] = useState(() => loaded)
    const [failed, setFailed] = useState(false)
    const fetchIt = useCallback(async () => {
      setFailed(false)
      try {
        const [module] = await Promise.all([load(), learn(topics)])
        loaded = module.default
        setShown(() => loaded)
      } catch {
        setFailed(true)
        void lookForNewVersion()
      }
    }, [])
    useEffect(() => {
      if (loaded === undefined) void fetchIt()
    }, [fetchIt])
    if (Shown !== undefined) return <Shown {...props} />
    if (!failed) return <Bones rows={4} shape="card-size" />
    return (
      <Notice kind="bad">
        <p>{say('problem.network.down')}</p>
        <Button look="quiet" icon="refresh" onClick={fetchIt}>
          {say('common.retry')}
        </Button>
      </Notice>
    )
  }
}
