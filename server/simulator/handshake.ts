import { sentenceOf } from '../error.ts'
import type { World } from './world.ts'

export interface Handshake {
  passed: boolean
  status?: number
  problem?: string
}

/** Meta's check of a webhook address: a GET with a challenge, which must come back bare. */
export async function handshake(world: World, verifyToken = world.identity.verifyToken): Promise<Handshake> {
  const { url } = world.courier
  if (url === undefined) return { passed: false, problem: 'No webhook address is set.' }
  const challenge = world.random.digits(10)
  const address = new URL(url)
  address.searchParams.set('hub.mode', 'subscribe')
  address.searchParams.set('hub.challenge', challenge)
  address.searchParams.set('hub.verify_token', verifyToken)
  const entry = world.wire.begin({
    at: world.clock.now(),
    way: 'webhook',
    method: 'GET',
    path: address.pathname,
    about: 'handshake',
  })
  const startedAt = performance.now()
  try {
    const answer = await fetch(address, {
      redirect: 'manual',
      signal: AbortSignal.timeout(world.settings.webhookTimeoutMs),
    })
    const response = await answer.text()
    const passed = answer.status === 200 && response === challenge
    const problem = passed ? undefined : `Expected 200 with the bare challenge, got ${answer.status}.`
    world.wire.end(entry, {
      status: answer.status,
      ms: performance.now() - startedAt,
      response,
      ...(problem && { problem }),
    })
    return { passed, status: answer.status, ...(problem && { problem }) }
  } catch (thrown) {
    const problem = sentenceOf(thrown)
    world.wire.end(entry, { ms: performance.now() - startedAt, problem })
    return { passed: false, problem }
  }
}
