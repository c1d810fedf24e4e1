import { randomUUID } from 'node:crypto'
import type { Context } from '../../context.ts'
import { personOf } from '../../people/identity.ts'
import { openSession } from '../../sessions/session.ts'
import { httpApp } from '../app.ts'

/** A browser of a test: signed in or not, speaking to the real application. */
export interface TestBrowser {
  personId: number
  /** Sends it as our own page would, each write with a key of its own unless one is given. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>
}

export interface TestAnswer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  body: any
}

/** A browser in which the person with this number is signed in. */
export async function signedInBrowser(context: Context, waId: string): Promise<TestBrowser> {
  const now = context.clock.now()
  const { personId, token } = await context.db.write((tx) => {
    const personId = personOf(tx, { waId, name: `Person ${waId.slice(-3)}` }, now)
    return {
      personId,
      token: openSession(tx, { personId, loginId: null, device: 'Chrome, Android' }, now).token,
    }
  })
  return { personId, send: sender(context, { cookie: `inzira=${token}` }) }
}

export const strangerBrowser = (context: Context): TestBrowser => ({ personId: 0, send: sender(context, {}) })

function sender(context: Context, always: Record<string, string>): TestBrowser['send'] {
  const app = httpApp(context)
  return async (method, path, body, headers = {}) => {
    const isForm = body instanceof FormData
    const response = await app.handle(
      new Request(`http://localhost${path}`, {
        method,
        headers: {
          ...always,
          ...(method !== 'GET' && { 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() }),
          ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
      }),
    )
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') === true && text !== ''
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
  }
}
