import { useState } from 'preact/hooks'
import type { Fault, FaultScope } from '../../faults.ts'
import { addFault, changeSettings, clearFaults, removeFault, speak } from '../ask.ts'
import { Icon } from '../icons.tsx'
import type { PageState } from '../state.ts'
import { wordsOf } from '../words.ts'
import { ClockButtons } from './clock-buttons.tsx'
import { codes, faultGroups, nameOf } from './fault-list.ts'
import { haltOf } from './halt.ts'

const frequencies: Record<string, [string, FaultScope]> = {
  once: ['Once', { times: 1 }],
  thrice: ['3 times', { times: 3 }],
  third: ['About a third', { share: 0.33 }],
  always: ['Always', {}],
}

/** What shall go wrong, for whom and how often. */
export function FaultPanel({ page, nowMs }: { page: PageState; nowMs: number }) {
  const [person, setPerson] = useState('')
  const [frequency, setFrequency] = useState('once')
  const [code, setCode] = useState(131056)
  const [via, setVia] = useState<'response' | 'status'>('response')
  const strike = (fault: Fault) =>
    void addFault({ ...fault, ...(person !== '' && { person }), ...frequencies[frequency]?.[1] } as Fault)
  const personName = (key: string) => page.people.find((one) => one.key === key)?.name ?? key
  return (
    <div class="faults">
      <section class="active" aria-label="Faults now">
        {page.faults.length === 0 ? (
          <p class="quiet">{haltOf(page.ledger, nowMs) ?? 'Everything works. Choose what shall fail.'}</p>
        ) : (
          <>
            <ul>
              {page.faults.map((fault) => (
                <li key={fault.id}>
                  <Icon name="warning" size={18} />
                  <span>
                    <b>{nameOf(fault)}</b>
                    <small>
                      {fault.person === undefined ? 'everybody' : personName(fault.person)}
                      {fault.times !== undefined && ` · ${fault.times - fault.hits} to go`}
                      {fault.share !== undefined && ` · ${Math.round(fault.share * 100)} %`}
                      {` · struck ${fault.hits} ×`}
                    </small>
                  </span>
                  <button
                    type="button"
                    class="round"
                    aria-label={`End: ${nameOf(fault)}`}
                    onClick={() => void removeFault(fault.id)}
                  >
                    <Icon name="close" size={16} />
                  </button>
                </li>
              ))}
            </ul>
            <button type="button" class="link" onClick={() => void clearFaults()}>
              End all faults
            </button>
          </>
        )}
      </section>
      <div class="scope">
        <label>
          <span>For</span>
          <select value={person} onChange={(event) => setPerson(event.currentTarget.value)}>
            <option value="">Everybody</option>
            {page.people.map((one) => (
              <option value={one.key} key={one.key}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>How often</span>
          <select value={frequency} onChange={(event) => setFrequency(event.currentTarget.value)}>
            {Object.entries(frequencies).map(([name, [label]]) => (
              <option value={name} key={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <fieldset>
        <legend>The bot’s send is refused</legend>
        <div class="refuse">
          <select
            aria-label="Error code"
            value={code}
            onChange={(event) => setCode(Number(event.currentTarget.value))}
          >
            {codes.map(([number, label]) => (
              <option value={number} key={number}>
                {number} {label}
              </option>
            ))}
          </select>
          <select
            aria-label="Told by"
            value={via}
            onChange={(event) => setVia(event.currentTarget.value as typeof via)}
          >
            <option value="response">in the answer</option>
            <option value="status">by a failed status</option>
          </select>
          <button type="button" class="fault" onClick={() => strike({ kind: 'send.error', code, via })}>
            Fail
          </button>
        </div>
      </fieldset>
      {faultGroups.map(({ title, faults }) => (
        <fieldset key={title}>
          <legend>{title}</legend>
          <div class="grid">
            {faults.map(({ label, hint, fault }) => (
              <button type="button" class="fault" key={label} title={hint} onClick={() => strike(fault)}>
                <b>{label}</b>
                <small>{hint}</small>
              </button>
            ))}
          </div>
        </fieldset>
      ))}
      <Oddities page={page} person={person} />
      {page.clock.shiftable && (
        <fieldset>
          <legend>Time goes on</legend>
          <ClockButtons nowMs={nowMs} />
        </fieldset>
      )}
      <Rules page={page} />
    </div>
  )
}

/** Messages that a keyboard cannot type. */
function Oddities({ page, person }: { page: PageState; person: string }) {
  const key = person === '' ? page.people[0]?.key : person
  const somebody = page.people.find((one) => one.key === key)
  if (key === undefined || somebody === undefined) return null
  const { name, language } = somebody
  const odd = (label: string, hint: string, said: Parameters<typeof speak>[1]) => (
    <button type="button" class="fault" title={hint} onClick={() => void speak(key, said)}>
      <b>{label}</b>
      <small>{hint}</small>
    </button>
  )
  const known = [...wordsOf(language).greetings, 'QR']
  const burst = Array.from({ length: 10 }, (_, index) => known[index % known.length] ?? '')
  return (
    <fieldset>
      <legend>{name} does something odd</legend>
      <div class="grid">
        {odd('Ten at once', 'Ten messages in one webhook', { kind: 'together', bodies: burst })}
        {odd('A human answers', 'Echo from the Business app', {
          kind: 'human',
          body: 'Hello, this is a person from the office.',
        })}
        {odd('New number', 'user_changed_number, new user id', { kind: 'number' })}
        {odd('Unsupported', 'A poll: error 131051', { kind: 'unsupported' })}
        {odd('An order', 'From a catalogue', { kind: 'order' })}
        {odd('Unknown type', 'A kind nobody knows yet', { kind: 'unknown' })}
      </div>
    </fieldset>
  )
}

function Rules({ page }: { page: PageState }) {
  const { settings } = page
  if (settings === undefined) return null
  const { sent, delivered, read } = settings.statusDelaysMs
  const pace = sent === null ? 'none' : sent === 0 ? 'instant' : sent > 200 ? 'slow' : 'normal'
  const paces = {
    normal: { sent: 40, delivered: 160, read: 600 },
    instant: { sent: 0, delivered: 0, read: 0 },
    slow: { sent: 1_500, delivered: 4_000, read: 9_000 },
    none: { sent: null, delivered: null, read: null },
  }
  const check = (label: string, checked: boolean, onChange: (on: boolean) => void) => (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  )
  return (
    <fieldset>
      <legend>Rules of this Meta</legend>
      <div class="rules">
        {check(
          'One message per person each 6 s, bursts of 45',
          settings.pairLimit,
          (pairLimit) => void changeSettings({ pairLimit }),
        )}
        {check(
          'At most 80 messages a second',
          settings.throughputPerSecond !== null,
          (on) => void changeSettings({ throughputPerSecond: on ? 80 : null }),
        )}
        {check(
          'Webhooks in batches of up to 100',
          settings.batch.maxUpdates > 1,
          (on) =>
            void changeSettings({
              batch: on ? { maxUpdates: 100, lingerMs: 400 } : { maxUpdates: 1, lingerMs: 0 },
            }),
        )}
        {check(
          'Undeliverable is told by a failed status',
          settings.refusals === 'status',
          (on) => void changeSettings({ refusals: on ? 'status' : 'response' }),
        )}
        <label class="pace">
          Statuses come
          <select
            value={pace}
            title={`sent ${sent}, delivered ${delivered}, read ${read} ms`}
            onChange={(event) =>
              void changeSettings({ statusDelaysMs: paces[event.currentTarget.value as keyof typeof paces] })
            }
          >
            <option value="normal">after a moment</option>
            <option value="instant">at once</option>
            <option value="slow">slowly</option>
            <option value="none">never</option>
          </select>
        </label>
      </div>
    </fieldset>
  )
}
