import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startWebApp, type WebApp } from './web.ts'

setDefaultTimeout(120_000)

let app: WebApp
beforeAll(async () => {
  app = await startWebApp()
})
afterAll(() => app[Symbol.asyncDispose]())

test('the API is read and tried in its own page, which asks nobody else for anything', async () => {
  const aline = await app.visitor({ waId: '250788100009' })
  const { page } = aline
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).origin))
  await page.goto(`${app.url}/api/docs`)
  await page.getByRole('heading', { name: /Inzira/ }).waitFor()
  const places = page.locator('.opblock').filter({ hasText: '/api/me' }).first()
  await places.waitFor()
  expect(await page.locator('.opblock').count()).toBeGreaterThan(60)
  await page.screenshot({ path: join(process.env.PICTURES ?? tmpdir(), 'docs.png') })

  await page.locator('#operations-Person-patchApiMe').getByRole('button').first().click()
  await page.getByRole('button', { name: 'Try it out' }).click()
  await page.locator('#operations-Person-patchApiMe textarea').fill('{"name":"Aline"}')
  await page.locator('#operations-Person-patchApiMe input').first().fill('a-key-of-the-docs')
  await page.getByRole('button', { name: 'Execute' }).click()
  await page.locator('.live-responses-table').getByText('"name": "Aline"').first().waitFor()
  expect([...asked].filter((origin) => origin !== app.url && origin !== 'null')).toEqual([])
  // Nothing in it was kept from running.
  expect(aline.complaints).toEqual([])
  await aline.context.close()
})
