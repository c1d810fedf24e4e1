import { binary, median, residentMb, serve, serverEnv, tempFolder } from './processes.ts'
import { ms, type Row } from './table.ts'

/** How soon the binary is there and how much memory it rests in. */
export async function start(quick: boolean): Promise<Row[]> {
  const runs = quick ? 5 : 20
  await using folder = await tempFolder()
  const env = serverEnv(folder.path, 'http://127.0.0.1:9')
  const firstAnswers: number[] = []
  let restingMb = 0
  for (let run = 0; run < runs / 2; run += 1) {
    await using server = await serve(env)
    firstAnswers.push(server.firstAnswerMs)
    if (run > 0) continue
    await Bun.sleep(quick ? 2000 : 10_000)
    restingMb = residentMb(server.pid)
  }
  const bare = median(Array.from({ length: runs }, () => timed(['/bin/true'], {})))
  const versionMs = median(Array.from({ length: runs }, () => timed([binary, '--version'], {})))
  const commandMs = median(
    Array.from({ length: runs }, () => timed([binary, 'migrate', 'status', '--json'], env)),
  )
  const against = `/bin/true: ${ms(bare)}`
  return [
    time('inzira --version', versionMs, bare, against, 15),
    time('a command that reads the database', commandMs, bare, against, 60),
    time('serve to its first 200', median(firstAnswers), bare, against, 150),
    {
      what: 'memory at rest',
      measured: `${restingMb.toFixed(0)} MB`,
      against: '–',
      ratio: '–',
      goal: '≤ 110 MB',
      met: restingMb <= 110,
    },
  ]
}

function time(what: string, value: number, bare: number, against: string, goalMs: number): Row {
  return {
    what,
    measured: ms(value),
    against,
    ratio: `${(value / bare).toFixed(0)} ×`,
    goal: `≤ ${goalMs} ms`,
    met: value <= goalMs,
  }
}

function timed(command: string[], env: Record<string, string>): number {
  const startedAt = performance.now()
  const { exitCode, stderr } = Bun.spawnSync(command, { env })
  if (exitCode !== 0) throw new Error(`${command.join(' ')}: ${stderr.toString()}`)
  return performance.now() - startedAt
}
