import { constants, existsSync } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Config } from '../config.ts'
import { type Check, checked, fail, ok, warn } from './check.ts'

/** The folder in which people's papers lie: there, writable, and nobody else's to look into. */
export function checkMediaFolder({ mediaDir: path }: Config): Promise<Check> {
  const cure = `Give this user the right to read and write in ${path}, or set MEDIA_DIR to another folder.`
  return checked(
    'files',
    async () => {
      if (!existsSync(path)) {
        await access(firstThere(path), constants.W_OK | constants.X_OK)
        return ok(`${path} is made when the server starts`)
      }
      const found = await stat(path)
      if (!found.isDirectory()) return fail(`${path} is no folder`, 'Set MEDIA_DIR to a folder.')
      await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
      if ((found.mode & 0o077) === 0) return ok(`only its owner may look into ${path}`)
      return warn(`others on this machine may look into ${path}, at people's papers`, `chmod 700 ${path}`)
    },
    cure,
  )
}

/** The nearest folder above it that there is. */
const firstThere = (path: string): string => (existsSync(path) ? path : firstThere(dirname(resolve(path))))
