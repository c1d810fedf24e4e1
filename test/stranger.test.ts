import { expect, test } from 'bun:test'
import { type Running, startAll } from './running.ts'

// What people send on purpose to hold everybody else up, to be paid wrongly, or to fill the operator's lists.

const rows = (town: Running, sql: string) => town.server.context.db.read.all<Record<string, unknown>>(sql)

test.each([['1 '], ['0788 123 456 '], ['1f f f '], ['....a'], ['1 x '], ['*182*'], ['000201'], ['((((']])(
  '64 KiB of "%s" hold nobody up',
  async (unit) => {
    await using town = await startAll()
    const aline = town.simulator.person({ name: 'Aline' })
    await aline.says('hi')
    await aline.next()
    await aline.says(unit.repeat(65_536 / unit.length))
    // Not a timed test: before there was a bound this took a minute and more, past any test's patience.
    expect((await aline.next(20_000)).text).not.toBe('')
    await aline.says('qr')
    await aline.next()
    await aline.says(unit.repeat(65_536 / unit.length))
    expect((await aline.next(20_000)).text).not.toBe('')
  },
)

test('the ids of buttons are not believed', async () => {
  await using town = await startAll({ settings: { EVENT_ATTEMPTS: '1' } })
  const aline = town.simulator.person({ name: 'Aline', phone: '250788123456' })
  await aline.says('hi')
  await aline.next()
  const press = (id: string) => aline.chooses({ kind: 'button', id, title: 'x' } as never, 'wamid.x')
  for (const amount of ['-5', '0', '0.5', '1e999', 'NaN', 'abc', '99999999999', '0x10', '1:2']) {
    await press(`make-qr!payTo!0788123456:${amount}`)
    await aline.says('menu')
    await aline.says('0788123456')
    await press(`make-qr.amount.${amount}`)
  }
  for (const id of [
    'make-qr!sticker!1e400',
    'make-qr!toString!1',
    '__proto__!x!y',
    'menu!open!toString',
    'x'.repeat(9000),
  ])
    await press(id)
  await town.quiet()
  expect(rows(town, 'select id from inbox where dead_at is not null')).toEqual([])
  for (const { ussd, amount_rwf } of rows(town, 'select ussd, amount_rwf from qr_code')) {
    expect(String(ussd)).toMatch(/^\*182\*1\*1\*0788123456(\*\d{1,8})?#$/)
    expect(amount_rwf === null || Number.isSafeInteger(amount_rwf)).toBe(true)
  }
})

test('a body nobody signed is refused before it is read', async () => {
  await using town = await startAll()
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1
      if (pulled > 2000) return controller.close()
      controller.enqueue(new Uint8Array(64 * 1024))
    },
  })
  const response = await fetch(`${town.server.url}/webhooks/whatsapp`, {
    method: 'POST',
    body: endless,
  }).catch(() => undefined)
  // Either the refusal or a closed connection, but never 128 MB taken in.
  expect(response === undefined || response.status === 401 || response.status === 413).toBe(true)
  expect((await fetch(`${town.server.url}/health`)).status).toBe(200)
})
