import { readFile } from 'node:fs/promises'
import { AppError } from '../../server/error.ts'
import { metaJson } from '../../server/simulator/sign.ts'

/**
 * The webhook bodies in a file: one as it came, a JSON list of several, or one on each line. What is no JSON is one
 * body too, because such have been delivered.
 */
export async function bodiesIn(path: string): Promise<Uint8Array[]> {
  const bytes = await contentOf(path)
  const text = new TextDecoder().decode(bytes)
  const whole = json(text)
  if (Array.isArray(whole)) return whole.map((one) => Buffer.from(metaJson(one)))
  if (whole !== undefined) return [bytes]
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.length > 1 && lines.every((line) => json(line) !== undefined)
    ? lines.map((line) => Buffer.from(line))
    : [bytes]
}

async function contentOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new AppError('not.found', `${path} cannot be read. Check the path.`, { cause: error })
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Told apart by the caller, who knows what else it may be.
    return undefined
  }
}
