import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { say } from '../../i18n/say.ts'
import { dropShare } from '../../offline/my-shares.ts'
import { me } from '../../session.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Bones, Empty, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { type Found, findShared } from './find.ts'
import { guess } from './read.ts'
import { SharedFile } from './shared-file.tsx'

/** What another app shared, and what it can be used for here. Nothing happens before somebody chooses. */
export default function SharePage() {
  const { url, route } = useLocation()
  const [found, setFound] = useState<Found | undefined>(undefined)
  const who = me.value === undefined ? undefined : (me.value?.id ?? null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is something else that was shared
  useEffect(() => {
    if (who === undefined) return
    let isPast = false
    setFound(undefined)
    // By the address as it is: what came within the page has got its own meanwhile.
    void findShared(location.href).then((next) => {
      if (!isPast) setFound(next)
    })
    return () => {
      isPast = true
    }
  }, [url, who])
  const drop = async () => {
    if (found?.id !== undefined) await dropShare(found.id)
    route('/', true)
  }
  return (
    <Page title={say('share.title')}>
      {found === undefined ? (
        <Bones rows={2} shape="card-size" />
      ) : (
        <section class="card stack">
          <Choices found={found} />
          {guess(found.shared).is !== 'nothing' && (
            <Button look="plain" wide onClick={drop}>
              {say('share.drop')}
            </Button>
          )}
        </section>
      )}
    </Page>
  )
}

function Choices({ found }: { found: Found }) {
  const { shared, id, isLost, isGone } = found
  const meant = guess(shared)
  if (meant.is === 'nothing') {
    if (isLost) return <Notice kind="warn">{say('share.lost')}</Notice>
    if (isGone) return <Notice kind="warn">{say('share.gone')}</Notice>
    return (
      <Empty icon="share" title={say('share.nothing')}>
        <p>{say('share.nothingHelp')}</p>
        <ButtonLink look="primary" href="/">
          {say('common.home')}
        </ButtonLink>
      </Empty>
    )
  }
  if (meant.is === 'place' || meant.is === 'place_link') return <Place {...meant} />
  if (meant.is === 'payment') {
    return (
      <>
        <p class="strong">{say('share.payment')}</p>
        <p class="share-words mono">{meant.text}</p>
        <ButtonLink look="primary" icon="qr" wide large href={`/qr?read=${encodeURIComponent(meant.text)}`}>
          {say('share.openQr')}
        </ButtonLink>
      </>
    )
  }
  if (meant.is === 'words') {
    const query = encodeURIComponent(meant.text.slice(0, 200))
    return (
      <>
        <p class="strong">{say('share.words')}</p>
        <p class="share-words">{meant.text}</p>
        <ButtonLink look="primary" icon="search" wide large href={`/nearby?to=${query}`}>
          {say('share.search')}
        </ButtonLink>
      </>
    )
  }
  if (meant.is === 'other_file') return <Notice kind="warn">{say('share.otherFile')}</Notice>
  return (
    <>
      <SharedFile file={meant.file} id={id} isPicture={meant.is === 'picture'} />
      {shared.files.length > 1 && <p class="quiet">{say('share.more', { n: shared.files.length })}</p>}
    </>
  )
}

function Place({
  query,
  name,
  is,
}: {
  query: string
  name?: string | undefined
  is: 'place' | 'place_link'
}) {
  const params = (end: 'from' | 'to') => {
    const named = name === undefined ? '' : `&${end}Name=${encodeURIComponent(name)}`
    return `/nearby?${end}=${encodeURIComponent(query)}${named}`
  }
  return (
    <>
      <p class="strong">{say(is === 'place' ? 'share.place' : 'share.placeLink')}</p>
      <p class="share-words">{name ?? query}</p>
      <ButtonLink look="primary" icon="pin" wide large href={params('to')}>
        {say('share.destination')}
      </ButtonLink>
      <ButtonLink look="quiet" icon="locate" wide large href={params('from')}>
        {say('share.pickup')}
      </ButtonLink>
    </>
  )
}
