import { join } from 'node:path'

const root = join(import.meta.dir, '..')

/** What runs: the compiled binary named by INZIRA_BIN, or the source with the settings Bun has in this project. */
const program = process.env.INZIRA_BIN
  ? [process.env.INZIRA_BIN]
  : [process.execPath, `--config=${join(root, 'bunfig.toml')}`, join(root, 'cli/main.ts')]

export interface Ended {
  exitCode: number
  stdout: string
  stderr: string
}

interface RunOptions {
  cwd: string
  /** The whole environment: nothing is inherited. */
  env?: Record<string, string>
  /** What is piped into it; nothing unless given. */
  stdin?: string
  /** Put before the program, such as a tool that takes rights away. */
  under?: string[]
}

/** Runs one command line to its end. */
export async function inzira(args: string[], options: RunOptions): Promise<Ended> {
  const child = startInzira(args, options)
  const [stdout, stderr, exitCode] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ])
  return { exitCode, stdout, stderr }
}

/** Starts one that goes on, such as a server; whoever starts it ends it. */
export function startInzira(args: string[], { cwd, env = {}, under = [], stdin }: RunOptions) {
  return Bun.spawn([...under, ...program, ...args], {
    cwd,
    env,
    stdin: stdin === undefined ? 'ignore' : new Blob([stdin]),
    stdout: 'pipe',
    stderr: 'pipe',
  })
}

/** The shell command line by which a script would call the program. */
export const shellWords = program.map((word) => `'${word}'`).join(' ')

/** Root may write read-only files; put under this, it may not. */
export const withoutRightsOfRoot =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : []
