import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { say } from './i18n/say.ts'
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
): ComponentType<Given> {
  let loaded: ComponentType<Given> | undefined
  return function LazyPage(props: Given) {
    const [Shown, setShown] = useState(() => loaded)
    const [failed, setFailed] = useState(false)
    const fetchIt = async () => {
      setFailed(false)
      try {
        loaded = (await load()).default
        setShown(() => loaded)
      } catch {
        setFailed(true)
        void lookForNewVersion()
      }
    }
    useEffect(() => {
      if (loaded === undefined) void fetchIt()
    }, [])
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
