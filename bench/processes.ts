import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dir, '..')
/** What is measured: the compiled binary, made by `bun run build`. */
export const binary = join(root, 'dist/inzira')

export interface Process extends AsyncDisposable {
  url: string
  port: number
  pid: number
  /** From starting the process to its first 200. */
  firstAnswerMs: number
}

/** Settings of a server whose Meta is at `graphUrl`. */
export const serverEnv = (folder: string, graphUrl: string): Record<string, string> => ({
  APP_ENV: 'test',
  PORT: String(freePort()),
  LOG_LEVEL: 'error',
  DATABASE_PATH: join(folder, 'inzira.db'),
  DATA_DIR: folder,
  BACKUP_DIR: folder,
  META_GRAPH_URL: graphUrl,
  META_PHONE_NUMBER_ID: '106540352242922',
  META_ACCESS_TOKEN: 'bench-access-token-0123456789',
  META_WABA_VERIFY_TOKEN: 'bench-verify-token-0123456789',
  META_WABA_APP_SECRET: appSecret,
  META_WABA_ID: '102290129340398',
  META_MESSAGES_PER_SECOND: '1000',
})

export const appSecret = 'bench-app-secret-0123456789abcdef'

/** The real server, started as an operator would, once it answers. */
export const serve = (env: Record<string, string>): Promise<Process> =>
  start([binary, 'serve', '--migrate'], env)

/** A baseline of servers.ts. */
export const baseline = (name: 'hmac-only' | 'commit-each', folder: string): Promise<Process> =>
  start([process.execPath, join(import.meta.dir, 'servers.ts'), name], {
    FOLDER: folder,
    PORT: String(freePort()),
  })

async function start(command: string[], env: Record<string, string>): Promise<Process> {
  const startedAt = performance.now()
  const child = Bun.spawn(command, { env, cwd: root, stdin: 'ignore', stdout: 'inherit', stderr: 'inherit' })
  const port = Number(env.PORT)
  const url = `http://127.0.0.1:${port}`
  while (!(await answers(`${url}/health`))) {
    if (child.exitCode !== null) throw new Error(`${command.join(' ')} ended with ${child.exitCode}`)
    await Bun.sleep(1)
  }
  return {
    url,
    port,
    pid: child.pid,
    firstAnswerMs: performance.now() - startedAt,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      const patience = setTimeout(() => child.kill('SIGKILL'), 5000)
      await child.exited
      clearTimeout(patience)
    },
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  )

/** A folder of its own, removed afterwards. */
export async function tempFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'inzira-bench-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** Resident memory of a process in MB. */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

/** The most it ever was since the program began; undefined when it has ended. */
export function peakResidentMb(pid: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const peak = /VmHWM:\s+(\d+)/.exec(status)?.[1]
    return peak === undefined ? undefined : Number(peak) / 1024
  } catch {
    return undefined
  }
}

export function freePort(): number {
  const probe = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data() {} } })
  const { port } = probe
  probe.stop(true)
  return port
}

export const median = (values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export const share = (values: number[], at: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0
}
