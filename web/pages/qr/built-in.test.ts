import { expect, test } from 'bun:test'
import { migrateOpen } from '../../../server/db/migrate.ts'
import { openDb } from '../../../server/db/open.ts'
import { allFees } from '../../../server/qr/fees.ts'
import { allTemplates } from '../../../server/qr/templates.ts'
import builtIn from './built-in.json'

test('a phone that has never reached the server begins with the ways to pay that every server begins with', async () => {
  const db = openDb(':memory:')
  await migrateOpen(db)
  const templates = allTemplates(db.read).map(({ note: _, ...template }) => template)
  // After a migration that changes them: UPDATE_WAYS=1 bun test web/pages/qr/built-in.test.ts
  if (process.env.UPDATE_WAYS === '1')
    await Bun.write(
      `${import.meta.dir}/built-in.json`,
      `${JSON.stringify({ templates, fees: allFees(db.read) }, null, 2)}\n`,
    )
  else expect<unknown>(builtIn).toEqual({ templates, fees: allFees(db.read) })
  await db.close()
})

test('making and reading codes takes nothing into the page that only a server has', async () => {
  const built = await Bun.build({
    entrypoints: ['page.tsx', 'code-view.tsx', 'read-code.tsx'].map((file) => `${import.meta.dir}/${file}`),
    target: 'browser',
    metafile: true,
  })
  const inputs = Object.keys(built.metafile?.inputs ?? {})
  const serverParts = inputs.filter((path) => /(^|\/)server\//.test(path))
  expect(serverParts.length).toBeGreaterThan(8)
  expect(serverParts.filter((path) => !/\/?server\/(qr|i18n|geo|error\.ts)/.test(path))).toEqual([])
  expect(
    inputs.filter((path) =>
      /i18n\/catalogue|server\/i18n\/(en|fr|rw|sw)\.ts|metadata\.(max|min|mobile)/.test(path),
    ),
  ).toEqual([])
})
