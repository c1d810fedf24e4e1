import { constants } from 'node:fs'
import { lstat, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { AppError, sentenceOf } from '../../server/error.ts'
import { fieldNames } from '../../server/ocr/document.ts'

/** A folder for one paper. */
export interface PaperFolder {
  path: string
  /** Writes one of its files, and returns where it lies. */
  put(name: string, content: Uint8Array | string): Promise<string>
}

/**
 * A folder that only this user can look into: a new one, or the one that is named. That one must be empty or hold
 * nothing but an earlier paper, which is taken out: others may have laid links there that lead elsewhere. Throws
 * `usage.invalid`.
 */
export async function paperFolder(out: string | undefined, id: number): Promise<PaperFolder> {
  // mkdtemp() gives it to this user alone.
  const path = out === undefined ? await mkdtemp(join(tmpdir(), `inzira-paper-${id}-`)) : await emptied(out)
  return {
    path,
    put: (name, content) => told(`${join(path, name)} cannot be written`, () => put(path, name, content)),
  }
}

async function emptied(out: string): Promise<string> {
  if (out.trim() === '')
    throw new AppError('usage.invalid', '--out names no folder. Name one, or leave it out.')
  const path = resolve(out)
  await told(`The folder ${out} cannot be made`, () => mkdir(path, { recursive: true, mode: 0o700 }))
  const { mode, uid, isLink } = await told(`The folder ${out} cannot be looked at`, async () => {
    const found = await lstat(path)
    return { mode: found.mode, uid: found.uid, isLink: found.isSymbolicLink() }
  })
  if (isLink) throw refused(out, 'is a link to another folder')
  if (uid !== process.getuid?.()) throw refused(out, 'belongs to somebody else')
  if ((mode & 0o077) !== 0) {
    throw new AppError(
      'usage.invalid',
      `Others may look into the folder ${out}. Close it with "chmod 700 ${out}", or name a new one with --out.`,
    )
  }
  const names = await told(`The folder ${out} cannot be read`, () => readdir(path))
  for (const name of names) {
    if (!(await isOurs(path, name))) throw refused(out, `holds something else than a paper: ${name}`)
  }
  if (names.length > 0 && !names.includes(pageName) && !names.every(isDraft)) {
    throw refused(out, 'holds something else than a paper')
  }
  await told(`The folder ${out} cannot be emptied`, async () => {
    // The page goes last: without it the rest would not be known again.
    for (const name of names.toSorted((a, b) => Number(a === pageName) - Number(b === pageName))) {
      await rm(join(path, name))
    }
  })
  return path
}

/** A plain file of this user's under no other name, called as one of a paper; the page says by what it was made. */
async function isOurs(path: string, name: string): Promise<boolean> {
  if (!isDraft(name) && !paperNames.has(name)) return false
  const file = await lstat(join(path, name))
  if (!file.isFile() || file.nlink !== 1 || file.uid !== process.getuid?.()) return false
  return name !== pageName || (await Bun.file(join(path, name)).slice(0, headBytes).text()).includes(madeBy)
}

/** A file is there as a whole or not at all, and takes no link for a file. */
async function put(folder: string, name: string, content: Uint8Array | string): Promise<string> {
  const draft = join(folder, `${draftPrefix}${crypto.randomUUID()}`)
  const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants
  const file = await open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
  try {
    await file.writeFile(content)
    await file.close()
    await rename(draft, join(folder, name))
  } catch (thrown) {
    await rm(draft, { force: true })
    throw thrown
  }
  return join(folder, name)
}

/** What cannot be done in a folder is for its owner to mend, and no fault of the program. */
async function told<T>(sentence: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
    if (code === 'ENOSPC') {
      throw new AppError('storage.full', `${sentence}: the disk is full. Make room.`, { cause: thrown })
    }
    const reason = reasons.get(code) ?? sentenceOf(thrown)
    throw new AppError('usage.invalid', `${sentence}: ${reason}. Name another one with --out.`, {
      cause: thrown,
    })
  }
}

const refused = (out: string, what: string): AppError =>
  new AppError('usage.invalid', `The folder ${out} ${what}. Name a new one with --out.`)

const isDraft = (name: string): boolean => name.startsWith(draftPrefix)

/** Stands in the head of every page. */
export const madeBy = '<meta name="generator" content="inzira vehicles show">'
export const pageName = 'index.html'
const draftPrefix = '.draft-'
const headBytes = 2000
const paperNames: ReadonlySet<string> = new Set([
  pageName,
  ...['jpg', 'png', 'webp', 'pdf', 'bin'].map((ending) => `paper.${ending}`),
  ...fieldNames.flatMap((name) => [`${name}.jpg`, `${name}.png`]),
])
const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'this user may not'],
  ['EPERM', 'this user may not'],
  ['EROFS', 'the disk is read-only'],
  ['EEXIST', 'there is a file of that name'],
  ['ENOTDIR', 'a part of its name is a file'],
])
