import { say } from '../../i18n/say.ts'
import { Page } from '../../ui/page.tsx'

export default function RidePage() {
  return <Page title={say('ride.title')}>{null}</Page>
}
