import type { Server } from 'bun'
import { createSimulator, type Simulator, type SimulatorOptions } from './index.ts'
import type { Json } from './json.ts'

/** A stand-in for the business: keeps every webhook and answers as it is told. */
export interface Business {
  url: string
  received: { body: string; signature: string | null; at: number }[]
  /** Status of the next answers; 200 when empty. */
  answers: number[]
  stop(): void
}

export function createBusiness(): Business {
  const received: Business['received'] = []
  const answers: number[] = []
  const server: Server<unknown> = Bun.serve({
    port: 0,
    async fetch(request) {
      const address = new URL(request.url)
      if (request.method === 'GET') return new Response(address.searchParams.get('hub.challenge'))
      received.push({
        body: await request.text(),
        signature: request.headers.get('x-hub-signature-256'),
        at: Date.now(),
      })
      return new Response('', { status: answers.shift() ?? 200 })
    },
  })
  return {
    url: `http://127.0.0.1:${server.port}/webhooks/whatsapp`,
    received,
    answers,
    stop: () => server.stop(true),
  }
}

/** A quiet simulator (no statuses) with somebody whose window is open. */
export async function stage(options: SimulatorOptions = {}) {
  const business = createBusiness()
  const sim = await createSimulator({
    seed: 7,
    webhookUrl: business.url,
    ...options,
    settings: {
      statusDelaysMs: { sent: null, delivered: null, read: null },
      retryDelaysMs: [5, 5],
      ...options.settings,
    },
  })
  const alice = sim.person({ phone: '250788123456', name: 'Alice', windowOpen: true })
  return {
    sim,
    business,
    alice,
    send: (body: Json) => sendTo(sim, alice.phone, body),
    stop: async () => {
      await sim.stop()
      business.stop()
    },
  }
}

/** POST to /messages with what every message needs already in it. */
export async function sendTo(sim: Simulator, to: string, body: Json) {
  return await graph(sim, 'POST', `${sim.identity.phoneNumberId}/messages`, {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to,
    ...body,
  })
}

export interface GraphReply {
  status: number
  json: Json & {
    error?: { code: number; message: string; error_data: { details: string }; [more: string]: unknown }
    messages?: { id: string }[]
  }
}

export async function graph(
  sim: Simulator,
  method: string,
  path: string,
  body?: unknown,
): Promise<GraphReply> {
  const answer = await fetch(`${sim.url}/v26.0/${path}`, {
    method,
    headers: { authorization: `Bearer ${sim.identity.accessToken}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: answer.status, json: (await answer.json()) as GraphReply['json'] }
}

/** Everything of one kind in the webhooks received so far, in order. */
export function itemsOf(business: Business, list: string): Json[] {
  return business.received.flatMap(({ body }) =>
    (JSON.parse(body).entry as { changes: { value: Record<string, Json[]> }[] }[]).flatMap(({ changes }) =>
      changes.flatMap(({ value }) => value[list] ?? []),
    ),
  )
}
