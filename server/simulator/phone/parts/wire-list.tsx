import { memo } from 'preact/compat'
import { useState } from 'preact/hooks'
import type { WireEntry } from '../../wire.ts'
import { shakeHands, tell, wireDetails } from '../ask.ts'
import { secondsOf } from '../dates.ts'
import { useRemembered } from '../remembered.ts'
import type { PageState } from '../state.ts'

const filters = {
  all: ['All', () => true],
  messages: ['Messages', (entry: WireEntry) => !isStatus(entry) && !entry.about.startsWith('read')],
  statuses: ['Statuses', isStatus],
  problems: ['Problems', (entry: WireEntry) => entry.problem !== undefined || (entry.status ?? 200) !== 200],
} as const satisfies Record<string, [string, (entry: WireEntry) => boolean]>

/** Every request between Meta and the bot, newest first; each opens to show what was in it. */
export function WireList({ page }: { page: PageState }) {
  const [filter, setFilter] = useRemembered<keyof typeof filters>('filter', 'all')
  const found = page.wire.filter(filters[filter][1])
  const shown = found.toReversed().slice(0, maxShown)
  return (
    <div class="wire">
      <div class="bar">
        <fieldset class="chips" aria-label="Show">
          {Object.entries(filters).map(([name, [label]]) => (
            <button
              type="button"
              class="chip"
              key={name}
              aria-pressed={filter === name}
              onClick={() => setFilter(name as keyof typeof filters)}
            >
              {label}
            </button>
          ))}
        </fieldset>
      </div>
      <div class="summary">
        <span>
          <b>{page.ledger.accepted}</b> accepted
        </span>
        <span class={page.ledger.doubled > 0 ? 'bad' : ''}>
          <b>{page.ledger.doubled}</b> doubled
        </span>
        <span class="where" title={page.business.webhook ?? ''}>
          {page.business.webhook?.replace(/^https?:\/\//, '') ?? 'no webhook set'}
        </span>
        <button
          type="button"
          class="link"
          onClick={async () => {
            const result = await shakeHands()
            if (result !== undefined)
              tell(result.passed ? 'The webhook passed the handshake.' : (result.problem ?? 'It failed.'))
          }}
        >
          Handshake
        </button>
      </div>
      {shown.length === 0 && (
        <p class="quiet">
          Nothing here yet. Say something on a phone: → is a webhook to the bot, ← is the bot calling the
          Graph API.
        </p>
      )}
      <ol>
        {shown.map((entry) => (
          <Line
            entry={entry}
            key={entry.id}
            name={page.people.find((one) => one.key === entry.person)?.name}
          />
        ))}
      </ol>
      {found.length > maxShown && (
        <p class="quiet">
          The newest {maxShown} of {found.length}.
        </p>
      )}
    </div>
  )
}

/** More lines than this slow the page down for nobody's good. */
const maxShown = 150

const Line = memo(function Line({ entry, name }: { entry: WireEntry; name: string | undefined }) {
  const [details, setDetails] = useState<WireEntry>()
  const [isOpen, setOpen] = useState(false)
  const outcome = entry.status ?? (entry.ms === undefined && entry.problem === undefined ? '…' : '×')
  const isBad = entry.problem !== undefined || (entry.status ?? 200) !== 200
  const words = entry.way === 'webhook' ? 'Webhook to the bot' : 'The bot calls Graph'
  return (
    <li class={`${entry.way} ${isBad ? 'bad' : ''}`}>
      <button
        type="button"
        class="entry"
        aria-expanded={isOpen}
        onClick={async () => {
          setOpen(!isOpen)
          if (!isOpen) setDetails(await wireDetails(entry.id))
        }}
      >
        <span class="way" role="img" title={words} aria-label={words}>
          {entry.way === 'webhook' ? '→' : '←'}
        </span>
        <span class="what">
          <b>{entry.about}</b>
          <small>
            {name !== undefined && `${name.split(' ')[0]} · `}
            {entry.problem ?? `${entry.method} ${shortened(entry.path)}`}
          </small>
        </span>
        <span class="result">
          <span class="status">{outcome}</span>
          <small>
            {entry.ms === undefined
              ? secondsOf(entry.at)
              : `${entry.ms < 10 ? entry.ms.toFixed(1) : Math.round(entry.ms)} ms`}
          </small>
        </span>
      </button>
      {isOpen && details !== undefined && (
        <div class="details">
          <p>
            <time>{secondsOf(details.at)}</time> {details.method} {details.path}
          </p>
          {details.request !== undefined && (
            <Json title={entry.way === 'webhook' ? 'Signed body' : 'Request'} text={details.request} />
          )}
          {details.response !== undefined && details.response !== '' && (
            <Json title="Answer" text={details.response} />
          )}
        </div>
      )}
    </li>
  )
})

function Json({ title, text }: { title: string; text: string }) {
  const pretty = prettyOf(text)
  return (
    <figure>
      <figcaption>
        {title}
        <button
          type="button"
          class="link"
          onClick={() => void navigator.clipboard.writeText(text).then(() => tell('Copied, byte for byte.'))}
        >
          Copy
        </button>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <pre tabIndex={0}>{pretty}</pre>
    </figure>
  )
}

function prettyOf(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

function isStatus(entry: WireEntry): boolean {
  return entry.way === 'webhook' && /^(\d+ × )?(sent|delivered|read|played|failed)\b/.test(entry.about)
}

const shortened = (path: string): string => path.replace(/\/(\d{6})\d+/, '/$1…')
