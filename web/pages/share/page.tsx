import { say } from '../../i18n/say.ts'
import { Page } from '../../ui/page.tsx'

export default function SharePage() {
  return <Page title={say('share.title')}>{null}</Page>
}
