import { expect, test } from 'bun:test'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const read = (path: string) => readFile(join(import.meta.dir, '..', path), 'utf8')

test('docs/PRIVACY.md says of every table what it keeps of people', async () => {
  const [schema, told] = await Promise.all([read('migrations/schema.sql'), read('docs/PRIVACY.md')])
  const tables = [...schema.matchAll(/^CREATE (?:VIRTUAL )?TABLE ["']?(\w+)/gm)].map(([, name = '']) => name)
  expect(tables.length).toBeGreaterThan(30)
  const index = /^(place_name|place_point|trip_path)_/
  const untold = tables.filter((name) => !index.test(name) && !told.includes(`\`${name}\``))
  expect(untold).toEqual([])
})
