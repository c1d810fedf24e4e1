import { render } from 'preact'
import { App } from './app.tsx'
import { speak } from './i18n/say.ts'
import { firstLanguage, refreshConfig, refreshMe } from './session.ts'
import { startShell } from './update.tsx'

const root = document.getElementById('app')
void Promise.all([refreshConfig(), refreshMe()])
// Its texts come together with this script, so nobody waits for them.
await speak(firstLanguage())
if (root !== null) {
  root.textContent = ''
  render(<App />, root)
}
startShell()
