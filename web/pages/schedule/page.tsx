import { say } from '../../i18n/say.ts'
import { Page } from '../../ui/page.tsx'

export default function SchedulePage() {
  return <Page title={say('schedule.title')}>{null}</Page>
}
