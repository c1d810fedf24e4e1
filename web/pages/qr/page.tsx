import { say } from '../../i18n/say.ts'
import { Page } from '../../ui/page.tsx'

export default function QrPage() {
  return <Page title={say('qr.title')}>{null}</Page>
}
