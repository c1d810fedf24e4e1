import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../server/error.ts'
import type { Simulator } from '../../server/simulator/index.ts'
import { ownWords } from '../self.ts'

export interface OwnServer {
  url: string
  /** Lets it end in its own time; what it used over its life. */
  stop(): Promise<{ maxRssMb: number; cpuSeconds: number; warnings: number }>
}

/** A server in a process of its own, as in production, on a database that is gone afterwards unless it is given. */
export async function startOwnServer(simulator: Simulator, database?: string): Promise<OwnServer> {
  const folder = await mkdtemp(join(tmpdir(), 'inzira-load-'))
  const child = Bun.spawn([...ownWords, 'serve', '--migrate', '--json'], {
    env: { ...process.env, ...settingsFor(simulator, folder, database) },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const removed = child.exited.then(() => rm(folder, { recursive: true, force: true }))
  // Stopped from outside, this process must not leave its server behind.
  const endBoth = () => {
    child.kill('SIGTERM')
    void removed.then(() => process.exit(130))
  }
  process.once('SIGINT', endBoth)
  process.once('SIGTERM', endBoth)
  const { promise: served, resolve: serves } = Promise.withResolvers<string | undefined>()
  let warnings = 0
  const log = readLines(child.stdout, (line) => {
    const { level, url } = JSON.parse(line) as { level?: string; url?: string }
    if (url !== undefined) serves(url)
    if (level === 'warn' || level === 'error') warnings += 1
  })
  const errors = new Response(child.stderr).text()
  const url = await Promise.race([served, child.exited.then(() => undefined)])
  if (url === undefined) {
    await removed
    throw new AppError(
      'server.unreachable',
      `The server for this load did not start. ${(await errors).trim()}`,
    )
  }
  return {
    url,
    async stop() {
      process.off('SIGINT', endBoth)
      process.off('SIGTERM', endBoth)
      child.kill('SIGTERM')
      await Promise.all([removed, log])
      const used = child.resourceUsage()
      return {
        maxRssMb: Math.round((used?.maxRSS ?? 0) / 2 ** 20),
        cpuSeconds: Number(used?.cpuTime.total ?? 0) / 1_000_000,
        warnings,
      }
    },
  }
}

function settingsFor(
  { url, identity }: Simulator,
  folder: string,
  database?: string,
): Record<string, string> {
  return {
    APP_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    // Errors and where it listens; a line for each message would be a load of its own.
    LOG_LEVEL: 'info',
    DATA_DIR: folder,
    DATABASE_PATH: database ?? join(folder, 'inzira.db'),
    BACKUP_DIR: join(folder, 'backups'),
    META_GRAPH_URL: url,
    META_PHONE_NUMBER_ID: identity.phoneNumberId,
    META_ACCESS_TOKEN: identity.accessToken,
    META_WABA_VERIFY_TOKEN: identity.verifyToken,
    META_WABA_APP_SECRET: identity.appSecret,
    META_WABA_ID: identity.wabaId,
    META_MESSAGES_PER_SECOND: '1000',
  }
}

async function readLines(stream: ReadableStream<Uint8Array>, onLine: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('{')) onLine(line)
  }
}
