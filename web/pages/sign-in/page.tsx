import { say } from '../../i18n/say.ts'
import { Page } from '../../ui/page.tsx'

export default function SignInPage() {
  return <Page title={say('sign-in.title')}>{null}</Page>
}
