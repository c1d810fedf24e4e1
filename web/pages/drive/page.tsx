import { say } from '../../i18n/say.ts'
import { Page } from '../../ui/page.tsx'

export default function DrivePage() {
  return <Page title={say('drive.title')}>{null}</Page>
}
