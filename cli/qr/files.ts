import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { AppError, sentenceOf } from '../../server/error.ts'

/** A file that cannot be written or read is a slip of the person's, not a fault of the program. */
export async function writeOut(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes)
  } catch (thrown) {
    throw new AppError(
      'usage.invalid',
      `${path} cannot be written (${reasonOf(thrown)}). Check that its folder exists.`,
      { cause: thrown },
    )
  }
}

export async function readIn(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (thrown) {
    throw unreadable(path, thrown)
  }
}

const unreadable = (path: string, thrown: unknown): AppError =>
  new AppError('usage.invalid', `${path} cannot be read (${reasonOf(thrown)}). Check its name.`, {
    cause: thrown,
  })

/** As above, but says no as soon as there is more than that, also of what has no size beforehand, such as a pipe. */
export async function readAtMost(path: string, maxMb: number): Promise<Uint8Array> {
  const maxBytes = maxMb * 1_000_000
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of createReadStream(path, { end: maxBytes })) {
      chunks.push(chunk as Buffer)
      bytes += (chunk as Buffer).length
    }
  } catch (thrown) {
    throw unreadable(path, thrown)
  }
  if (bytes > maxBytes) {
    throw new AppError(
      'usage.invalid',
      `${path} has more than ${maxMb} MB. Split it, or take a simplified version of it.`,
    )
  }
  return new Uint8Array(Buffer.concat(chunks))
}

const reasonOf = (thrown: unknown): string => {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
  return typeof code === 'string' ? (reasons[code] ?? code) : sentenceOf(thrown)
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this user may not',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
}
