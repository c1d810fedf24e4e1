import type { Fault } from '../faults.ts'
import type { Settings } from '../options.ts'
import type { NewPerson, PersonState } from '../people.ts'
import type { Choice } from '../readable.ts'
import type { WireEntry } from '../wire.ts'
import type { Outgoing } from './files.ts'
import { change } from './state.ts'

/** What a person may say; see shapes.ts of the simulator. */
export type Spoken =
  | { kind: 'text'; body: string; replyTo?: string }
  | { kind: 'together'; bodies: string[] }
  | { kind: 'choice'; choice: Choice; replyTo: string }
  | { kind: 'location'; latitude: number; longitude: number; name?: string; replyTo?: string }
  | { kind: 'contact'; name: string; phone: string }
  | { kind: 'reaction'; messageId: string; emoji: string }
  | { kind: 'edit'; messageId: string; body: string }
  | { kind: 'revoke'; messageId: string }
  | { kind: 'unsupported' }
  | { kind: 'order' }
  | { kind: 'unknown' }
  | { kind: 'human'; body: string }
  | { kind: 'number'; phone?: string }
  | { kind: 'marketing'; value: 'stop' | 'resume' }

export const addPerson = (person: NewPerson) => ask<PersonState>('POST', 'people', person)
export const changePerson = (key: string, to: Partial<PersonState>) => ask('PATCH', `people/${key}`, to)
export const removePerson = (key: string) => ask('DELETE', `people/${key}`)
export const clearChat = (key: string) => ask('POST', `people/${key}/clear`)
export const speak = (key: string, said: Spoken) => ask('POST', `people/${key}/say`, said)

/** Several are an album: one message each, in their order, the caption under the first. */
export async function sendFiles(key: string, files: Outgoing[], caption: string): Promise<void> {
  for (const [place, { file, as }] of files.entries()) {
    const form = new FormData()
    form.set('file', file)
    form.set('caption', place === 0 ? caption : '')
    if (as !== undefined) form.set('as', as)
    if ((await ask('POST', `people/${key}/files`, form)) === undefined) return
  }
}

/** Undefined when the simulator is gone, which is told. */
export async function sampleAt(
  place: number,
  { filename, mime }: { filename: string; mime: string },
): Promise<File | undefined> {
  try {
    const answer = await fetch(`/simulator/samples/${place}`)
    if (answer.ok) return new File([await answer.blob()], filename, { type: mime })
    tell(`The simulator answered ${answer.status}.`)
  } catch {
    tell(gone)
  }
  return undefined
}

export const addFault = (fault: Fault) => ask('POST', 'faults', fault)
export const removeFault = (id: string) => ask('DELETE', `faults/${id}`)
export const clearFaults = () => ask('DELETE', 'faults')
export const changeSettings = (settings: Partial<Settings>) => ask('POST', 'settings', settings)
export const shiftClock = (byMs: number) => ask('POST', 'clock', { byMs })
export const shakeHands = () => ask<{ passed: boolean; problem?: string }>('POST', 'handshake')
export const wireDetails = (id: number) => ask<WireEntry>('GET', `wire/${id}`)

/** Undefined after a failure, which is told at the foot of the page. */
async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer | undefined> {
  try {
    const isForm = body instanceof FormData
    const answer = await fetch(`/simulator/${path}`, {
      method,
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
      ...(body !== undefined && !isForm && { headers: { 'content-type': 'application/json' } }),
    })
    const json = (await answer.json()) as Answer & { message?: string }
    if (answer.ok) return json
    tell(json.message ?? `The simulator answered ${answer.status}.`)
  } catch {
    tell(gone)
  }
  return undefined
}

const gone = 'The simulator does not answer. Is it still running?'

let toastTimer: ReturnType<typeof setTimeout> | undefined
export function tell(toast: string): void {
  change({ toast })
  clearTimeout(toastTimer)
  toastTimer = setTimeout(() => change({ toast: undefined }), 5_000)
}
