import { expect, test } from 'bun:test'
import { addVehicle } from '../server/rides/testing.ts'
import { startAll } from './running.ts'

test('the link in the message of a shared trip leads to the page of that ride', async () => {
  await using town = await startAll({ settings: { PUBLIC_URL: 'https://inzira.example.rw' } })
  const { db } = town.server.context
  const eric = town.simulator.person({ name: 'Eric', phone: '250722345678', language: 'en' })
  const aline = town.simulator.person({ name: 'Aline', phone: '250788123456', language: 'en' })
  const at = [-1.9493, 30.1261] as const
  const tap = (person: typeof eric, id: string) =>
    person.chooses({ kind: 'button', id, title: 'x' }, 'wamid.x')

  for (const person of [eric, aline]) await person.says('hello')
  await town.quiet()
  await db.write((tx) => {
    addVehicle(tx, tx.get<{ id: number }>(`select id from person where wa_id = '250722345678'`)?.id ?? 0)
    tx.run('update vehicle set insured_until = 4102444800000')
  })
  await tap(eric, 'drive!goOnline!')
  await town.quiet()
  await eric.sendsLocation(...at)
  await town.quiet()
  await aline.says('moto')
  await town.quiet()
  await aline.sendsLocation(...at)
  await town.quiet()
  await tap(aline, 'find-ride.to.skip')
  await town.quiet()
  await aline.says('1')
  await town.quiet()
  await tap(eric, 'ride!accept!1')
  await town.quiet()
  await tap(aline, 'ride!share!1')
  await town.quiet()

  const [link] = /https:\/\/inzira\.example\.rw\S+/.exec(aline.received.at(-1)?.text ?? '') ?? []
  const here = (link ?? '').replace('https://inzira.example.rw', town.server.url)
  const page = await fetch(here)
  const html = await page.text()
  expect([page.status, html.includes('The driver is coming'), html.includes('Eric')]).toEqual([
    200,
    true,
    true,
  ])
  const [, styles = ''] = /href="(\/[^"]+\.css)"/.exec(html) ?? []
  expect((await fetch(`${town.server.url}${styles}`)).headers.get('content-type')).toContain('text/css')
})
