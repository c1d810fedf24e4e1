import { say } from '../../i18n/say.ts'
import { Page } from '../../ui/page.tsx'

export default function VehiclesPage() {
  return <Page title={say('vehicles.title')}>{null}</Page>
}
