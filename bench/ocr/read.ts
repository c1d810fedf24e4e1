import { type Prediction, parsePredictions } from '../../fixtures/ocr/score.ts'
import { binary, peakResidentMb } from '../processes.ts'

export interface Reading {
  predictions: Record<string, Prediction>
  /** What each file took, by its path. */
  ms: Map<string, number>
  peakMb: number
}

/** What the command reads on them; on one core it reads one after the other. */
export async function readWithBinary(
  files: string[],
  { secondReader, oneCore = false }: { secondReader: boolean; oneCore?: boolean },
): Promise<Reading> {
  const command = [binary, 'ocr', ...files, '--json', ...(secondReader ? [] : ['--no-second-reader'])]
  const child = Bun.spawn(oneCore ? ['taskset', '-c', '0', ...command] : command, {
    stdin: 'ignore',
    stderr: 'inherit',
  })
  // What the kernel counts for a child that has ended includes what its parent held when it was started.
  let peakMb = 0
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakResidentMb(child.pid) ?? 0)
  }, 20)
  const text = await new Response(child.stdout).text()
  await child.exited
  clearInterval(watch)
  const lines = text.split('\n').filter((line) => line !== '')
  if (lines.length !== files.length) throw new Error(`${files.length} files, ${lines.length} answers`)
  const ms = new Map<string, number>()
  for (const line of lines) {
    const answer = JSON.parse(line) as { file: string; ms?: number }
    if (answer.ms !== undefined) ms.set(answer.file, answer.ms)
  }
  return { predictions: parsePredictions(text), ms, peakMb }
}
