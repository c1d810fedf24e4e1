import { say } from '../../i18n/say.ts'
import { Page } from '../../ui/page.tsx'

export default function OfflinePage() {
  return <Page title={say('offline.title')}>{null}</Page>
}
