import { say } from '../../i18n/say.ts'
import { Page } from '../../ui/page.tsx'

export default function NearbyPage() {
  return <Page title={say('nearby.title')}>{null}</Page>
}
