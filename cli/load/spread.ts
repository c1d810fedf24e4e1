/** How times are spread, in milliseconds. */
export interface Spread {
  p50: number
  p99: number
  max: number
}

export function spreadOf(times: number[]): Spread {
  const sorted = Float64Array.from(times).sort()
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50: at(0.5), p99: at(0.99), max: at(1) }
}

const round = (ms: number): number => Math.round(ms * 100) / 100
