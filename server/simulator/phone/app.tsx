import { useEffect, useState } from 'preact/hooks'
import { Icon, type IconName } from './icons.tsx'
import { ClockButtons } from './parts/clock-buttons.tsx'
import { Device } from './parts/device.tsx'
import { haltOf } from './parts/halt.ts'
import { Inspector } from './parts/inspector.tsx'
import { Newcomer } from './parts/newcomer.tsx'
import { Avatar } from './parts/person-bar.tsx'
import { WhosePhone } from './parts/whose-phone.tsx'
import { broughtText } from './prefill.ts'
import { useRemembered } from './remembered.ts'
import { type PageState, usePageState } from './state.ts'

/** Phones in the middle, what goes over the wire beside them. */
export function App() {
  const page = usePageState()
  const [isPanelOpen, setPanelOpen] = useRemembered('panel', window.innerWidth >= roomForBothPx)
  const [current, setCurrent] = useRemembered('current', '')
  const [isAdding, setAdding] = useState(false)
  const [brought, setBrought] = useState(broughtText)
  const [opener, setOpener] = useRemembered('opener', '')
  const nowMs = useNow(page.clock.aheadMs)
  // Who opened a link to WhatsApp, if they have said on which phone.
  const opens =
    page.people.length === 1 ? page.people[0]?.key : page.people.find((one) => one.key === opener)?.key
  const wanted = brought === '' ? current : (opens ?? current)
  const shown = page.people.some((one) => one.key === wanted) ? wanted : (page.people[0]?.key ?? '')
  useEffect(() => bringIntoView(shown), [shown])
  useEffect(() => {
    if (page.business.name !== '') document.title = `${page.business.name} – phones`
  }, [page.business.name])
  const halt = haltOf(page.ledger, nowMs)
  return (
    <div class={`page ${isPanelOpen ? 'with-panel' : ''}`}>
      <header class="top">
        <h1>
          <span class="mark" aria-hidden="true">
            <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
              <path d="M11 26c0-7 10-7 10-13a5 5 0 0 0-10 0" />
              <circle cx="21" cy="24.5" r="2.6" />
            </svg>
          </span>
          <span>
            {page.business.name || 'Phones'}
            <small>{page.business.phone}</small>
          </span>
        </h1>
        <nav class="people" aria-label="People">
          {page.people.map((person) => (
            <button
              type="button"
              key={person.key}
              data-of={person.key}
              aria-current={person.key === shown}
              onClick={() => {
                setCurrent(person.key)
                // Where the panel covers the phone, choosing a phone means wanting to see it.
                if (window.innerWidth < 800) setPanelOpen(false)
                bringIntoView(person.key)
              }}
            >
              <Avatar person={person} />
              <span>{person.name.split(' ')[0]}</span>
            </button>
          ))}
          <button
            type="button"
            class="add"
            aria-label="Add person"
            aria-expanded={isAdding}
            onClick={() => setAdding(!isAdding)}
          >
            <Icon name="person" />
            <span>Add person</span>
          </button>
        </nav>
        <div class="tools">
          {page.clock.shiftable && <ClockButtons nowMs={nowMs} />}
          <ThemeButton />
          <button
            type="button"
            class="tool"
            aria-pressed={isPanelOpen}
            aria-label="Wire log and faults"
            title="Wire log and faults"
            onClick={() => setPanelOpen(!isPanelOpen)}
          >
            <Icon name="panel" />
            {page.faults.length > 0 && <i class="dot" />}
          </button>
        </div>
      </header>
      <div class="halt" role="status">
        {halt !== undefined && (
          <p>
            <Icon name="warning" size={18} /> {halt}
          </p>
        )}
      </div>
      <main class="stage">
        {brought !== '' && page.people.length > 1 && (
          <WhosePhone
            people={page.people}
            chosen={opens}
            onChoose={setOpener}
            onClose={() => setBrought('')}
          />
        )}
        {isAdding && (
          <div class="adding">
            <Newcomer
              count={page.people.length}
              onDone={(key) => {
                setAdding(false)
                if (key !== undefined) setCurrent(key)
              }}
            />
          </div>
        )}
        <div class="devices" style={{ '--phones': Math.max(page.people.length, 1) }}>
          {page.people.map((person) => (
            <div class={`slot ${person.key === shown ? 'current' : ''}`} key={person.key}>
              <Device
                person={person}
                page={page}
                nowMs={nowMs}
                brought={person.key === opens ? brought : ''}
                onBrought={() => setBrought('')}
              />
            </div>
          ))}
          {page.ready && page.people.length === 0 && !isAdding && (
            <div class="empty">
              <p>Nobody is here yet.</p>
              <button type="button" class="primary" onClick={() => setAdding(true)}>
                <Icon name="person" /> Add the first person
              </button>
            </div>
          )}
        </div>
      </main>
      {isPanelOpen && <Inspector page={page} nowMs={nowMs} onClose={() => setPanelOpen(false)} />}
      <Notice page={page} />
    </div>
  )
}

/** The phone, and the name in the row of people, which may both have been scrolled away. */
function bringIntoView(key: string): void {
  for (const one of document.querySelectorAll(`[data-person="${key}"], [data-of="${key}"]`))
    one.scrollIntoView({ inline: 'center', block: 'nearest' })
}

/** Three phones and the panel beside them. */
const roomForBothPx = 1400

function ThemeButton() {
  const [theme, setTheme] = useRemembered<'auto' | 'light' | 'dark'>('theme', 'auto')
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  const next = { auto: 'light', light: 'dark', dark: 'auto' } as const
  const icon: Record<typeof theme, IconName> = { auto: 'auto', light: 'sun', dark: 'moon' }
  const label = `Colours: ${theme}`
  return (
    <button type="button" class="tool" aria-label={label} title={label} onClick={() => setTheme(next[theme])}>
      <Icon name={icon[theme]} />
    </button>
  )
}

function Notice({ page }: { page: PageState }) {
  const lost = page.ready && !page.connected
  const text = lost ? 'The simulator is gone; trying to reach it again…' : page.toast
  return (
    <div class={`toast ${lost ? 'lost' : ''}`} role="status">
      {text !== undefined && <span>{text}</span>}
    </div>
  )
}

/** The simulator's time, to the second. */
function useNow(aheadMs: number): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now + aheadMs
}
