import { say } from '../../i18n/say.ts'
import { OutboxList } from '../../offline/outbox.tsx'
import { online } from '../../session.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'

/** What can be done without a network, and what waits for one. */
export default function OfflinePage() {
  return (
    <Page title={say('offline.title')}>
      {online.value ? (
        <Notice kind="good">{say('offline.back')}</Notice>
      ) : (
        <section class="card stack tight">
          <p>{say('offline.help')}</p>
          <ul class="stack tight">
            <li>
              <ButtonLink look="quiet" icon="qr" wide href="/qr">
                {say('offline.canQr')}
              </ButtonLink>
            </li>
            <li>
              <ButtonLink look="quiet" icon="history" wide href="/history">
                {say('offline.canHistory')}
              </ButtonLink>
            </li>
          </ul>
          <p class="quiet">{say('offline.canWait')}</p>
          <Button look="primary" icon="refresh" onClick={() => location.reload()}>
            {say('offline.tryAgain')}
          </Button>
        </section>
      )}
      <section class="card stack tight" aria-labelledby="waiting">
        <h2 id="waiting">{say('offline.list')}</h2>
        <OutboxList />
      </section>
      <ButtonLink look="plain" icon="home" href="/">
        {say('offline.home')}
      </ButtonLink>
    </Page>
  )
}
