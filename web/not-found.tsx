import { say } from './i18n/say.ts'
import { ButtonLink } from './ui/button.tsx'
import { Empty } from './ui/notice.tsx'
import { Page } from './ui/page.tsx'

/** An address that leads nowhere. */
export const NotFound = () => (
  <Page title={say('not-found.title')}>
    <Empty icon="map" title={say('common.notFoundWhy')}>
      <ButtonLink look="primary" icon="home" href="/">
        {say('common.home')}
      </ButtonLink>
    </Empty>
  </Page>
)
