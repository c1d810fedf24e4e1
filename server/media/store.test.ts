import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { existsSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Db } from '../db/open.ts'
import { personOf } from '../people/identity.ts'
import { memory } from '../queue/testing.ts'
import { announcedSha256 } from './announced.ts'
import { fileOf, forgetFiles, forgetOrphans, keepFile } from './files.ts'
import { FolderStore, sha256Of } from './store.ts'

let parent: string
let folder: string
let store: FolderStore
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'inzira-store-'))
  folder = join(parent, 'media')
  store = new FolderStore(folder)
  await store.open()
})
afterEach(() => rm(parent, { recursive: true, force: true }))

const bytes = Buffer.from('a photo')
const sha256 = sha256Of(bytes)
const path = () => join(folder, sha256.slice(0, 2), sha256)
const keep = (data: Uint8Array) => store.put(data, async (hash) => hash)
const files = () => [...new Bun.Glob('**/*').scanSync(folder)].sort()

describe('the store', () => {
  test('keeps bytes under their hash, once, for the eyes of its owner', async () => {
    expect(await keep(bytes)).toBe(sha256)
    expect(await keep(bytes)).toBe(sha256)
    expect(files()).toEqual([join(sha256.slice(0, 2), sha256)])
    expect(Buffer.from((await store.get(sha256)) ?? []).toString()).toBe('a photo')
    const modes = [folder, join(folder, sha256.slice(0, 2)), path()].map((one) => statSync(one).mode & 0o777)
    expect(modes).toEqual([0o700, 0o700, 0o600])
  })

  test('has nothing where nothing was put, and nothing for what is no hash', async () => {
    expect(await store.get(sha256)).toBeUndefined()
    expect(await store.nameAgain(sha256, async () => 'named')).toBeUndefined()
    expect(store.get('../../etc/passwd')).rejects.toThrow('no hash')
  })

  test('writes a file anew that a broken disk has cut short', async () => {
    await keep(bytes)
    writeFileSync(path(), 'a ph')
    await keep(bytes)
    expect(Buffer.from((await store.get(sha256)) ?? []).toString()).toBe('a photo')
  })

  test('gives out nothing that is damaged, and mends it by the same bytes', async () => {
    await keep(bytes)
    writeFileSync(path(), 'b photo')
    expect(await store.get(sha256)).toBeUndefined()
    expect(await store.nameAgain(sha256, async () => 'named')).toBeUndefined()
    await keep(bytes)
    expect(Buffer.from((await store.get(sha256)) ?? []).toString()).toBe('a photo')
    expect(await store.nameAgain(sha256, async () => 'named')).toBe('named')
  })

  test('lets no deletion come between the bytes and their name, nor a name between asking and deleting', async () => {
    const names = new Set<string>()
    for (let round = 0; round < 50; round += 1) {
      names.clear()
      await Promise.all([
        store.put(bytes, async (hash) => {
          await Bun.sleep(1)
          names.add(hash)
        }),
        store.remove(sha256, () => names.has(sha256)),
        store.put(bytes, async (hash) => {
          names.add(hash)
        }),
        store.remove(sha256, () => names.has(sha256)),
      ])
      expect(await store.get(sha256)).toBeDefined()
    }
    names.clear()
    expect(await store.remove(sha256, () => names.has(sha256))).toBe(true)
    expect(files()).toEqual([])
  })

  test('goes on after a fault of who names the bytes', async () => {
    await expect(store.put(bytes, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await keep(bytes)).toBe(sha256)
  })

  test('lets nothing lie about that nobody names: who names it throws, or does not', async () => {
    const named = new Set<string>()
    const strict = new FolderStore(folder, { isNamed: (hash) => named.has(hash) })
    await expect(strict.put(bytes, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(files()).toEqual([])
    await strict.put(bytes, async () => 'refused')
    expect(files()).toEqual([])
    await strict.put(bytes, async (hash) => named.add(hash))
    await expect(strict.put(bytes, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await strict.get(sha256)).toBeDefined()
  })

  test('keeps nothing more on a disk that is nearly full, but what is there already', async () => {
    await keep(bytes)
    const full = new FolderStore(folder, { leaveFreeBytes: () => Number.POSITIVE_INFINITY })
    await expect(full.put(Buffer.from('another'), async () => 0)).rejects.toMatchObject({
      code: 'storage.full',
    })
    expect(await full.put(bytes, async (hash) => hash)).toBe(sha256)
    expect(files()).toEqual([join(sha256.slice(0, 2), sha256)])
  })

  test('asks the disk itself how much room there is', async () => {
    const disk = await statfs(folder)
    // Far more than others write meanwhile.
    const leaveFreeBytes = () => disk.bavail * disk.bsize - 2 ** 28
    const small = new FolderStore(folder, { leaveFreeBytes })
    await small.mustHaveRoom(2 ** 20)
    await expect(small.mustHaveRoom(2 ** 30)).rejects.toMatchObject({ code: 'storage.full' })
  })

  test('says what to do when the folder cannot be used', async () => {
    await rm(folder, { recursive: true })
    writeFileSync(folder, '')
    await expect(keep(bytes)).rejects.toMatchObject({
      code: 'storage.unavailable',
      message: expect.stringContaining('MEDIA_DIR'),
    })
  })
})

describe('whose file it is', () => {
  let db: Db
  let aline: number
  let jean: number
  beforeEach(async () => {
    db = await memory()
    ;[aline, jean] = await db.write((tx) => [
      personOf(tx, { waId: '250788000001' }, 0),
      personOf(tx, { waId: '250788000002' }, 0),
    ])
  })
  afterEach(() => db.close())

  const kept = (personId: number, data = bytes) =>
    store.put(data, (hash) =>
      db.write((tx) =>
        keepFile(tx, { person_id: personId, sha256: hash, mime: 'image/jpeg', bytes: data.length }, 0),
      ),
    )
  const goesAt = (id: number, at: number) =>
    db.write((tx) => tx.run('update media_file set forget_at = ? where id = ?', at, id))

  test('only they reach it', async () => {
    const id = await kept(aline)
    expect(fileOf(db.read, aline, id)).toMatchObject({ sha256, mime: 'image/jpeg' })
    expect(fileOf(db.read, jean, id)).toBeUndefined()
    expect(fileOf(db.read, aline, id + 1)).toBeUndefined()
  })

  test('it goes when its time has come, and its bytes when nobody names them any more', async () => {
    const [hers, his] = [await kept(aline), await kept(jean)]
    await goesAt(hers, 1000)
    expect(await forgetFiles(db, store, 999)).toBe(0)
    expect(await forgetFiles(db, store, 1000)).toBe(1)
    expect(fileOf(db.read, aline, hers)).toBeUndefined()
    expect(await store.get(sha256)).toBeDefined()
    await goesAt(his, 1000)
    expect(await forgetFiles(db, store, 1000)).toBe(1)
    expect(files()).toEqual([])
  })

  test('hundreds that are due go in small pieces', async () => {
    for (let n = 0; n < 120; n += 1) await goesAt(await kept(aline, Buffer.from(`photo ${n}`)), n)
    expect(await forgetFiles(db, store, 1000)).toBe(120)
    expect(files()).toEqual([])
  })

  test('what a crash left behind goes after a day, and what is named or strange stays', async () => {
    const now = Date.now()
    const old = (name: string, hours: number) =>
      utimesSync(name, new Date(now), new Date(now - hours * 3_600_000))
    await kept(aline)
    old(path(), 48)
    const orphan = await keep(Buffer.from('orphan'))
    const young = await keep(Buffer.from('young'))
    const orphanPath = join(folder, orphan.slice(0, 2), orphan)
    old(orphanPath, 25)
    const draft = `${path()}.00ff.part`
    writeFileSync(draft, 'a ph')
    old(draft, 25)
    mkdirSync(join(folder, 'lost+found'))
    writeFileSync(join(folder, sha256.slice(0, 2), 'notes.txt'), '')
    old(join(folder, sha256.slice(0, 2), 'notes.txt'), 100)
    expect(await forgetOrphans(db, store, now)).toBe(1)
    expect([orphanPath, draft].map((one) => existsSync(one))).toEqual([false, false])
    expect(await store.get(sha256)).toBeDefined()
    expect(await store.get(young)).toBeDefined()
    expect(existsSync(join(folder, sha256.slice(0, 2), 'notes.txt'))).toBe(true)
  })
})

test.each([
  [Buffer.from(sha256, 'hex').toString('base64'), sha256],
  [Buffer.from(sha256, 'hex').toString('base64url'), sha256],
  [sha256.toUpperCase(), sha256],
  [undefined, null],
  ['', null],
  ['abc', null],
  ['!'.repeat(44), null],
])('a hash announced as %p is %p', (text, hash) => {
  expect(announcedSha256(text)).toBe(hash)
})
