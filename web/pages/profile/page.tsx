import { say } from '../../i18n/say.ts'
import { Page } from '../../ui/page.tsx'

export default function ProfilePage() {
  return <Page title={say('profile.title')}>{null}</Page>
}
