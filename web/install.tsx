import { signal } from '@preact/signals'
import { say } from './i18n/say.ts'
import { Button } from './ui/button.tsx'

/** What Chromium hands to a page that may be installed; its own banner is held back for a calmer place. */
interface InstallEvent extends Event {
  prompt(): Promise<unknown>
}

const offer = signal<InstallEvent | undefined>(undefined)

/** Called once, early: the browser makes its offer while the page is still loading. */
export function watchInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    if (localStorage.getItem(refusedKey) === null) offer.value = event as InstallEvent
  })
  addEventListener('appinstalled', () => {
    offer.value = undefined
  })
}

/** A card on the first page, only where the browser can install the app and nobody has said no. */
export function InstallCard() {
  const event = offer.value
  if (event === undefined) return null
  const install = async () => {
    // The browser asks once more itself; an offer can be used once only.
    offer.value = undefined
    await event.prompt()
  }
  const refuse = () => {
    offer.value = undefined
    localStorage.setItem(refusedKey, String(Date.now()))
  }
  return (
    <section class="card stack tight" aria-labelledby="install">
      <h2 id="install">{say('offline.install')}</h2>
      <p class="quiet">{say('offline.installHelp')}</p>
      <div class="row wrap">
        <Button look="primary" icon="download" onClick={install}>
          {say('offline.installYes')}
        </Button>
        <Button look="plain" onClick={refuse}>
          {say('offline.installNo')}
        </Button>
      </div>
    </section>
  )
}

const refusedKey = 'inzira.install-refused'
