import { effect } from '@preact/signals'
import { render } from 'preact'
import { App } from './app.tsx'
import { isDriving } from './driving.ts'
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
// Whoever is online stays so on every page; others need nothing of it.
effect(() => {
  if (!isDriving.value) return
  import('./pages/drive/staying.ts').catch((error: unknown) => {
    console.info('the position is renewed once this can be loaded', error)
  })
})
