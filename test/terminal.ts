import { Terminal as Emulator } from '@xterm/headless'
import { shellWords } from './inzira.ts'

export interface Terminal extends AsyncDisposable {
  /** What stands on the screen now, without the blanks at the ends. */
  lines(): string[]
  /** True while a program has the whole screen for itself. */
  isFullScreen(): boolean
  /** Everything ever written, escape sequences included. */
  raw(): string
  type(keys: string): void
  resize(columns: number, rows: number): void
  /** Settles with the screen once it passes; throws with the screen when it does not in time. */
  until(passes: (screen: string) => boolean, patienceMs?: number): Promise<string>
  kill(signal: NodeJS.Signals): void
  readonly exited: Promise<number>
}

/** The program in a real pseudo-terminal, whose screen is kept as a terminal would show it. */
export function inTerminal(
  args: string,
  options: { cwd: string; env: Record<string, string>; columns?: number; rows?: number },
): Terminal {
  const { cwd, env, columns: cols = 80, rows = 24 } = options
  const screen = new Emulator({ cols, rows, allowProposedApi: true })
  const decoder = new TextDecoder()
  let raw = ''
  const child = Bun.spawn(['sh', '-c', `exec ${shellWords} ${args}`], {
    cwd,
    env: { PATH: '/usr/bin:/bin', TERM: 'xterm-256color', ...env },
    terminal: {
      cols,
      rows,
      data(_, bytes) {
        raw += decoder.decode(bytes, { stream: true })
        screen.write(bytes)
      },
    },
  })
  const lines = () => {
    const { active } = screen.buffer
    return Array.from(
      { length: screen.rows },
      (_, at) => active.getLine(active.baseY + at)?.translateToString(true) ?? '',
    )
  }
  return {
    lines,
    isFullScreen: () => screen.buffer.active.type === 'alternate',
    raw: () => raw,
    type: (keys) => void child.terminal?.write(keys),
    resize(columns, newRows) {
      screen.resize(columns, newRows)
      child.terminal?.resize(columns, newRows)
    },
    async until(passes, patienceMs = 8000) {
      for (const start = performance.now(); performance.now() - start < patienceMs; await Bun.sleep(20)) {
        const shown = lines().join('\n')
        if (passes(shown)) return shown
      }
      throw new Error(`the screen never came to what was awaited; it is:\n${lines().join('\n')}`)
    },
    kill: (signal) => child.kill(signal),
    exited: child.exited,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await child.exited
      screen.dispose()
    },
  }
}
