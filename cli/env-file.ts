import { readFile } from 'node:fs/promises'
import { parseEnv } from 'node:util'
import { AppError } from '../server/error.ts'

export async function readEnvFile(path: string): Promise<Record<string, string | undefined>> {
  try {
    return parseEnv(await readFile(path, 'utf8'))
  } catch (error) {
    throw new AppError('config.invalid', `${path} cannot be read. Check the path given with --env-file.`, {
      cause: error,
    })
  }
}
