import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { configOf } from '../config.ts'
import { checkTiles } from './tiles.ts'

const secrets = {
  META_PHONE_NUMBER_ID: '1',
  META_ACCESS_TOKEN: 'token',
  META_WABA_VERIFY_TOKEN: 'verify',
  META_WABA_APP_SECRET: 'secret',
}
const TILES_PATH = join(import.meta.dir, '../../fixtures/tiles/kigali-vector.pmtiles')
const TILES_URL = 'https://tiles.example.rw/{z}/{x}/{y}.png'

test.each<[string, Record<string, string>, string, string]>([
  ['nothing is fine', {}, 'ok', 'names on a plain ground'],
  ['a file is looked into', { TILES_PATH }, 'ok', 'vector, zoom 10 to 13'],
  ['a missing file is told', { TILES_PATH: '/nowhere.pmtiles' }, 'warn', 'There is no file /nowhere.pmtiles'],
  ['another kind of file is told', { TILES_PATH: import.meta.path }, 'warn', 'no PMTiles file'],
  ['an address needs its attribution', { TILES_URL }, 'warn', 'without TILES_ATTRIBUTION'],
  ['an address with it is fine', { TILES_URL, TILES_ATTRIBUTION: '© Us' }, 'ok', 'tiles.example.rw'],
  ['both are one too many', { TILES_URL, TILES_PATH }, 'warn', 'both'],
])('%s', async (_, settings, status, finding) => {
  expect(await checkTiles(configOf({ ...secrets, ...settings }))).toMatchObject({
    status: status as 'ok',
    finding: expect.stringContaining(finding),
  })
})

test.each([
  'tiles.example.rw/{z}/{x}/{y}',
  'https://tiles.example.rw/{z}/{x}.png',
  'https://{s}.example.rw/{z}/{x}/{y}',
])('%p is no address of tiles', (TILES_URL) => {
  expect(() => configOf({ ...secrets, TILES_URL })).toThrow('is no address of tiles')
})
