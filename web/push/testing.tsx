import { render } from 'preact'
import { speak } from '../i18n/say.ts'
import { firstLanguage, refreshMe } from '../session.ts'
import { PushAsk } from './ask.tsx'
import { PushToggle } from './toggle.tsx'

/** What people see of notifications, on a page of its own, for tests. */
const root = document.createElement('main')
await Promise.all([speak(firstLanguage()), refreshMe()])
document.body.replaceChildren(root)
render(
  <>
    <h1>Test</h1>
    <PushToggle />
    <PushAsk about="ride" />
  </>,
  root,
)
