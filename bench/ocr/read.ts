import { type Prediction, parsePredictions } from '../../fixtures/ocr/score.ts'
import { binary } from '../processes.ts'

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
  const text = await new Response(child.stdout).text()
  await child.exited
  const lines = text.split('\n').filter((line) => line !== '')
  if (lines.length !== files.length) throw new Error(`${files.length} files, ${lines.length} answers`)
  const ms = new Map<string, number>()
  for (const line of lines) {
    const answer = JSON.parse(line) as { file: string; ms?: number }
    if (answer.ms !== undefined) ms.set(answer.file, answer.ms)
  }
  return { predictions: parsePredictions(text), ms, peakMb: (child.resourceUsage()?.maxRSS ?? 0) / 2 ** 20 }
}
