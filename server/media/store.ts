import { createHash, randomBytes } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../error.ts'
import { Turns } from './turns.ts'

/**
 * Keeps files under the hash of their bytes. Throws `storage.full` or `storage.unavailable` when the place itself is at
 * fault: the same may succeed later.
 */
export interface MediaStore {
  /**
   * Keeps the bytes, whole or not at all, and then calls `name`, which writes down whose they are. No deletion of the
   * same bytes comes in between. When it does not, whether it throws or returns, the bytes are gone again at once.
   */
  put<T>(bytes: Uint8Array, name: (sha256: string) => Promise<T>): Promise<T>
  /** Calls `name` for bytes that are kept already, as put() does; undefined when they are not. */
  nameAgain<T>(sha256: string, name: () => Promise<T>): Promise<T | undefined>
  /** Undefined when nothing is kept under that hash, or what lies there is damaged. */
  get(sha256: string): Promise<Uint8Array | undefined>
  /** Deletes the bytes unless somebody names them; true when they were deleted. */
  remove(sha256: string, isNamed: () => boolean): Promise<boolean>
  /** Hashes of what was put before that time, in milliseconds since 1970; clears away what a crash left half written. */
  putBefore(time: number): AsyncIterable<string>
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Whether the place where files are kept is at fault, not the file. */
export const isFaultOfStore = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'storage.full' || error.code === 'storage.unavailable')

export interface FolderStoreOptions {
  /** Whether anybody's file is written down under this hash; without it, nothing that was put goes by itself. */
  isNamed?: (sha256: string) => boolean
  /** How much of the disk files leave free; the database must never meet a full one because of them. */
  leaveFreeBytes?: (diskBytes: number) => number
}

/** Files in a folder: `ab/abcdef…`, the owner's alone. */
export class FolderStore implements MediaStore {
  readonly #turns = new Turns<string>()
  readonly #isNamed: (sha256: string) => boolean
  readonly #leaveFreeBytes: (diskBytes: number) => number
  #room: { bytes: number; at: number } | undefined

  constructor(
    private readonly folder: string,
    { isNamed = () => true, leaveFreeBytes = leftFree }: FolderStoreOptions = {},
  ) {
    this.#isNamed = isNamed
    this.#leaveFreeBytes = leaveFreeBytes
  }

  /** Makes the folder, which nobody else may enter. */
  async open(): Promise<void> {
    await this.#guarded(async () => {
      const made = await mkdir(this.folder, { recursive: true, mode: 0o700 })
      if (made !== undefined) await syncFolder(dirname(made))
    })
  }

  put<T>(bytes: Uint8Array, name: (sha256: string) => Promise<T>): Promise<T> {
    const sha256 = sha256Of(bytes)
    return this.#turns.take(sha256, async () => {
      await this.#guarded(() => this.#write(sha256, bytes))
      try {
        return await name(sha256)
      } finally {
        await this.#dropUnlessNamed(sha256)
      }
    })
  }

  /** Throws `storage.full` when so many bytes more would leave the disk too little for everything else. */
  async mustHaveRoom(bytes: number): Promise<void> {
    const now = performance.now()
    // Nobody is refused for what may have been freed since.
    if (this.#room === undefined || now - this.#room.at > roomKnownMs || bytes > this.#room.bytes) {
      const disk = await this.#guarded(() => unlessMissing(statfs(this.folder)))
      // A folder that has vanished is made again by what is written first.
      if (disk === undefined) return
      const { bsize, blocks, bavail } = disk
      this.#room = { bytes: bavail * bsize - this.#leaveFreeBytes(blocks * bsize), at: now }
    }
    if (bytes > this.#room.bytes) {
      const sentence = `The disk of ${this.folder} is nearly full, and what is left is kept for the database. Free some space; files that wait are kept as soon as there is room.`
      throw new AppError('storage.full', sentence)
    }
  }

  nameAgain<T>(sha256: string, name: () => Promise<T>): Promise<T | undefined> {
    return this.#turns.take(sha256, async () => {
      if ((await this.get(sha256)) === undefined) return undefined
      if (!(await this.#guarded(() => this.#touch(sha256)))) return undefined
      return name()
    })
  }

  async get(sha256: string): Promise<Uint8Array | undefined> {
    const found = await this.#guarded(() => unlessMissing(readFile(this.#pathOf(sha256))))
    return found !== undefined && sha256Of(found) === sha256 ? found : undefined
  }

  remove(sha256: string, isNamed: () => boolean): Promise<boolean> {
    return this.#turns.take(sha256, async () => {
      if (isNamed()) return false
      await this.#guarded(() => rm(this.#pathOf(sha256), { force: true }))
      return true
    })
  }

  /** Somebody may have been refused the bytes: what nobody names does not lie about for a day. */
  async #dropUnlessNamed(sha256: string): Promise<void> {
    let isNamed = true
    try {
      isNamed = this.#isNamed(sha256)
    } catch {
      // A database that cannot be asked may name them all the same; those that it does not name go with the orphans.
    }
    if (!isNamed) await this.#guarded(() => rm(this.#pathOf(sha256), { force: true }))
  }

  async *putBefore(time: number): AsyncIterable<string> {
    for (const part of await this.#list(this.folder)) {
      if (!part.isDirectory() || !/^[0-9a-f]{2}$/.test(part.name)) continue
      const folder = join(this.folder, part.name)
      for (const { name } of await this.#list(folder)) {
        const found = await this.#guarded(() => unlessMissing(stat(join(folder, name))))
        if (found === undefined || found.mtimeMs >= time) continue
        if (/^[0-9a-f]{64}$/.test(name)) yield name
        else if (name.endsWith(unfinished)) await this.#guarded(() => rm(join(folder, name), { force: true }))
      }
    }
  }

  async #list(folder: string): Promise<Dirent[]> {
    return (await this.#guarded(() => unlessMissing(readdir(folder, { withFileTypes: true })))) ?? []
  }

  async #write(sha256: string, bytes: Uint8Array): Promise<void> {
    const path = this.#pathOf(sha256)
    // A disk may have damaged what was whole when it was written; the same bytes again mend it.
    const found = await unlessMissing(readFile(path))
    if (found !== undefined && bytes.length === found.length && sha256Of(found) === sha256)
      if (await this.#touch(sha256)) return
    await this.mustHaveRoom(bytes.length)
    if (this.#room !== undefined) this.#room.bytes -= bytes.length
    const folder = join(this.folder, sha256.slice(0, 2))
    const made = await mkdir(folder, { recursive: true, mode: 0o700 })
    const draft = `${path}.${randomBytes(6).toString('hex')}${unfinished}`
    try {
      const file = await open(draft, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(draft, path)
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
    // The name of a file is in its folder: without this a power cut may forget it.
    await syncFolder(folder)
    if (made !== undefined) await syncFolder(this.folder)
  }

  /** What is put again is as young as if it were new. False when it is not there. */
  async #touch(sha256: string): Promise<boolean> {
    const now = new Date()
    return (await unlessMissing(utimes(this.#pathOf(sha256), now, now).then(() => true))) ?? false
  }

  #pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`"${sha256}" is no hash of a file.`)
    return join(this.folder, sha256.slice(0, 2), sha256)
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw faultOf(error, this.folder)
    }
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function unlessMissing<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function faultOf(error: unknown, folder: string): unknown {
  const code = codeOf(error)
  if (code === undefined || error instanceof AppError) return error
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const sentence = `The disk of ${folder} is full. Free some space; files that wait are kept as soon as there is room.`
    return new AppError('storage.full', sentence, { cause: error })
  }
  const sentence = `Files cannot be kept in ${folder} (${code}). Let this user read and write there, or set MEDIA_DIR to another folder.`
  return new AppError('storage.unavailable', sentence, { cause: error })
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** A small disk has less to keep free. */
const leftFree = (diskBytes: number): number => Math.min(500 * 2 ** 20, diskBytes / 20)

/** What was written meanwhile is taken off what was found. */
const roomKnownMs = 3000

const unfinished = '.part'
