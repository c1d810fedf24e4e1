import { say } from '../../i18n/say.ts'
import { Page } from '../../ui/page.tsx'

export default function HomePage() {
  return <Page title={say('home.title')}>{null}</Page>
}
