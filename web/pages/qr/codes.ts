import { computed, signal } from '@preact/signals'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { ShownQr } from '../../../server/policy/qr.ts'
import { formatPayee, type Payee } from '../../../server/qr/payee-shown.ts'
import { type Answer, answerOf, api, Refusal, refusalIn } from '../../api.ts'
import { onSettled, sendOrQueue } from '../../offline/queue.ts'
import { me } from '../../session.ts'
import { madeHere } from './made-here.ts'
import type { Payment } from './ways.ts'

/** A code made on this phone, or taken over from the account: it can be shown without a network. */
export interface KeptCode extends Payment {
  /** Made here; also the Idempotency-Key under which the account takes it. */
  key: string
  /** Whose account it belongs to; null for one made without signing in. */
  personId: number | null
  createdAt: number
  /** What the account knows it by; null until it was sent. */
  id: number | null
  /** The landing page, where the server can be reached from outside. */
  pageUrl: string | null
  /** The account's digits were others than the phone's, which had not heard of a change: the picture is a new one. */
  hasChanged?: boolean
}

interface CodesSchema extends DBSchema {
  codes: { key: string; value: KeptCode }
}

const all = signal<KeptCode[] | undefined>(undefined)

/** The codes of whoever uses the app now, the latest first; undefined until they are read from the phone. */
export const codes = computed(() =>
  all.value
    ?.filter(({ personId }) => personId === null || personId === me.value?.id)
    .toSorted((a, b) => b.createdAt - a.createdAt),
)

/** Reads what the phone keeps, then what the account has. */
export async function loadCodes(): Promise<void> {
  // Somebody signed out elsewhere, or was signed out.
  if (me.value === null) await forgetCodes()
  else await refresh()
  await pull().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
}

/** Keeps a code on the phone, and in the account as soon as there is a network. */
export async function keepCode(payment: Payment): Promise<KeptCode> {
  const personId = me.value?.id ?? null
  const code: KeptCode = {
    ...payment,
    key: crypto.randomUUID(),
    personId,
    createdAt: Date.now(),
    id: null,
    pageUrl: null,
  }
  await put(code)
  if (personId !== null) await send(personId, code)
  return all.value?.find(({ key }) => key === code.key) ?? code
}

/** Takes it off the list, here and in the account. What was printed of it goes on working. */
export async function removeCode(code: KeptCode): Promise<void> {
  await (await db()).delete('codes', code.key)
  await refresh()
  if (code.id === null || code.personId === null) return
  await sendOrQueue(code.personId, {
    method: 'DELETE',
    path: `/api/qr/${code.id}`,
    label: { text: 'qr.remove', values: {} },
  })
}

/** At sign-out: what is the account's does not stay on the phone. */
export async function forgetCodes(): Promise<void> {
  const store = await db()
  for (const { key, personId } of await store.getAll('codes')) {
    if (personId !== null) await store.delete('codes', key)
  }
  await refresh()
}

async function send(personId: number, code: KeptCode): Promise<void> {
  const { kind, value } = code.payee
  const sent = await sendOrQueue(personId, {
    method: 'POST',
    path,
    body: { json: { payee: { kind, value }, amountRwf: code.amountRwf } },
    label: { text: 'qr.label', values: { payee: formatPayee(code.payee) } },
    key: code.key,
  })
  if (sent.queued) return
  const answer: unknown = await sent.response.json().catch(() => undefined)
  if (!sent.response.ok) throw refusalIn(answer, sent.response.status)
  await settle(code.key, answer as ShownQr)
}

onSettled((outcome) => {
  if (outcome.is === 'sent' && outcome.write.path === path && outcome.write.method === 'POST')
    void settle(outcome.write.key, outcome.answer as ShownQr)
})

/** The account has it now. Its digits are right, should the phone's differ. */
async function settle(key: string, { id, ussd, dialsOn, verified, pageUrl }: ShownQr): Promise<void> {
  const kept = await (await db()).get('codes', key)
  if (kept === undefined) return
  const hasChanged = kept.hasChanged === true || kept.ussd !== ussd
  // The account's list may have come before the answer.
  await (await db()).delete('codes', `account-${id}`)
  await put({ ...kept, id, ussd, dialsOn, verified, pageUrl, ...(hasChanged && { hasChanged }) })
}

/** Takes over what the account has from other phones and from the chat. */
async function pull(): Promise<void> {
  const personId = me.value?.id
  if (personId === undefined) return
  const kept = await (await db()).getAll('codes')
  const found = new Set<number>()
  const taken = new Set<string>()
  let before: number | undefined
  for (let page = 0; page < maxPages; page++) {
    const query: { limit: number; before?: number } = before === undefined ? { limit } : { limit, before }
    const { codes: theirs, next }: Answer<typeof api.qr.get> = await answerOf(api.qr.get({ query }))
    const tx = (await db()).transaction('codes', 'readwrite')
    for (const each of theirs) {
      found.add(each.id)
      const { id, payee, amountRwf, ussd, dialsOn, verified, pageUrl, createdAt } = each
      const mine =
        kept.find((code) => code.id === id) ?? madeHere(kept, { personId, payee, amountRwf }, taken)
      if (mine !== undefined) taken.add(mine.key)
      const key = mine?.key ?? `account-${id}`
      // Its answer may come after the list: what the phone had worked out otherwise is told all the same.
      const hasChanged = mine !== undefined && mine.id === null && mine.ussd !== ussd
      await tx.store.put({
        ...mine,
        ...(hasChanged && { hasChanged }),
        key,
        personId,
        id,
        payee,
        amountRwf,
        ussd,
        dialsOn,
        verified,
        pageUrl,
        createdAt,
      })
    }
    await tx.done
    before = next ?? undefined
    if (before === undefined) {
      const gone = kept.filter(
        (code) => code.personId === personId && code.id !== null && !found.has(code.id),
      )
      for (const { key } of gone) await (await db()).delete('codes', key)
      break
    }
  }
  await refresh()
}

async function put(code: KeptCode): Promise<void> {
  await (await db()).put('codes', code)
  await refresh()
}

async function refresh(): Promise<void> {
  all.value = await (await db()).getAll('codes')
}

let opened: Promise<IDBPDatabase<CodesSchema>> | undefined
function db(): Promise<IDBPDatabase<CodesSchema>> {
  opened ??= openDB<CodesSchema>('inzira-qr', 1, {
    upgrade: (made) => void made.createObjectStore('codes', { keyPath: 'key' }),
    terminated() {
      opened = undefined
    },
  })
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

const path = '/api/qr'
const limit = 100
const maxPages = 5

/** The payee the next code is most likely for. */
const usualKey = 'inzira.qr.usual'
export interface Usual {
  payee: Payee
  /** Null was chosen: whoever pays types it. Absent where it is not known what was. */
  lastAmountRwf?: number | null
}
export const usual = signal<Usual | null>(readUsual())

/** On the phone; an account keeps its own by the same rule, and is asked when there is a network. */
export function rememberUsual(next: Usual | null): void {
  usual.value = next
  if (next === null) localStorage.removeItem(usualKey)
  else localStorage.setItem(usualKey, JSON.stringify(next))
}

export async function refreshUsual(): Promise<void> {
  if (me.value === null || me.value === undefined) return
  try {
    const { payee, lastAmountRwf } = await answerOf(api.qr.default.get())
    rememberUsual(payee === null ? null : usualOf(payee, lastAmountRwf))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

/** An account does not tell "no amount" from "none yet"; the phone on which it was chosen does. */
export function usualOf(payee: Payee, lastAmountRwf: number | null): Usual {
  const known = usual.peek()
  if (lastAmountRwf !== null) return { payee, lastAmountRwf }
  return known?.payee.value === payee.value && known.lastAmountRwf === null ? known : { payee }
}

function readUsual(): Usual | null {
  try {
    return JSON.parse(localStorage.getItem(usualKey) ?? 'null') as Usual | null
  } catch {
    return null
  }
}
