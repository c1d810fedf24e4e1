import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { settingNames } from '../../server/config.ts'
import { AppError } from '../../server/error.ts'
import { readEnvFile } from '../env-file.ts'
import type { Answers } from './questions.ts'

/** What the file holds already, and above it what the environment says. */
export async function knownSettings(
  path: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Answers> {
  const held = existsSync(path) ? await readEnvFile(path) : {}
  const known: Answers = {}
  for (const name of settingNames) {
    const value = env[name]?.trim() || held[name]?.trim()
    if (value) known[name] = value
  }
  return known
}

/** Words nobody has to choose or remember. */
export const newSecret = (): string => randomBytes(24).toString('base64url')

/** For its owner's eyes only; the file changes as a whole or not at all. */
export async function writeSettings(path: string, answers: Answers): Promise<void> {
  const lines = ['# Written by "inzira setup". docs/ENVIRONMENT.md tells what each setting is for.']
  for (const name of settingNames) {
    const value = answers[name]
    if (value !== undefined) lines.push(`${name}=${quoted(value)}`)
  }
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(`${path}.new`, `${lines.join('\n')}\n`, { mode: 0o600 })
    // The mode above only counts for a file that is new.
    await chmod(`${path}.new`, 0o600)
    await rename(`${path}.new`, path)
  } catch (error) {
    throw new AppError('usage.invalid', `${path} cannot be written. Name another file with --output.`, {
      cause: error,
    })
  }
}

/** Bare where that is possible: not everything that reads such files understands quotes. */
function quoted(value: string): string {
  if (/^[\w./:@%+=,~-]*$/.test(value)) return value
  return value.includes("'") ? JSON.stringify(value) : `'${value}'`
}
