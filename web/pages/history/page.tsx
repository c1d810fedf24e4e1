import { say } from '../../i18n/say.ts'
import { Page } from '../../ui/page.tsx'

export default function HistoryPage() {
  return <Page title={say('history.title')}>{null}</Page>
}
