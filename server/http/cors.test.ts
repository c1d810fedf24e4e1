import { expect, test } from 'bun:test'
import { type Running, startAll } from '../../test/running.ts'

const portal = 'https://portal.example.rw'

async function answers(running: Running, origin: string | undefined, method = 'GET', path = '/api/config') {
  const isPreflight = method === 'OPTIONS'
  const response = await fetch(`${running.server.url}${path}`, {
    method,
    headers: {
      ...(origin !== undefined && { origin }),
      ...(isPreflight && { 'access-control-request-method': 'POST' }),
    },
  })
  const { status, headers } = response
  return {
    status,
    allowed: headers.get('access-control-allow-origin'),
    credentials: headers.get('access-control-allow-credentials'),
    vary: headers.get('vary') ?? '',
    headers,
  }
}

test('pages of the sites that the operator names may use the API, others get no header', async () => {
  await using running = await startAll({ settings: { CORS_ORIGINS: portal } })
  const named = await answers(running, portal)
  expect([named.status, named.allowed, named.credentials]).toEqual([200, portal, 'true'])
  expect(named.vary).toContain('origin')
  expect(named.vary).toContain('cookie')
  const refused = await answers(running, portal, 'GET', '/api/me')
  expect([refused.status, refused.allowed]).toEqual([401, portal])
  const preflight = await answers(running, portal, 'OPTIONS', '/api/rides')
  expect([preflight.status, preflight.allowed]).toEqual([204, portal])
  expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key')
  for (const origin of ['https://evil.example', 'null', `${portal}.evil.example`, undefined]) {
    const other = await answers(running, origin)
    expect([other.status, other.allowed, other.credentials]).toEqual([200, null, null])
    expect(other.vary).toContain('origin')
    expect((await answers(running, origin, 'OPTIONS', '/api/rides')).allowed).toBeNull()
  }
  expect((await answers(running, portal, 'GET', '/health')).allowed).toBeNull()
})

test('nobody is allowed unless named', async () => {
  await using running = await startAll()
  const other = await answers(running, portal)
  expect([other.status, other.allowed]).toEqual([200, null])
  expect((await answers(running, portal, 'OPTIONS', '/api/rides')).allowed).toBeNull()
})
