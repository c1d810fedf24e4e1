/** Figures as people read them, and graphs out of characters. */

export const count = (n: number): string => Math.round(n).toLocaleString('en')

export function rate(perSecond: number): string {
  return perSecond >= 100 || perSecond === 0 ? count(perSecond) : perSecond.toFixed(1)
}

export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`
  if (ms < 120_000) return `${Math.round(ms / 1000)} s`
  if (ms < 2 * hourMs) return `${Math.round(ms / 60_000)} min`
  return ms < 48 * hourMs ? `${Math.round(ms / hourMs)} h` : `${Math.round(ms / hourMs / 24)} days`
}

export function bytes(n: number): string {
  const unit = units.findIndex((_, at) => n < 1000 ** (at + 1))
  const at = unit === -1 ? units.length - 1 : unit
  const value = n / 1000 ** at
  return `${value >= 10 || at === 0 ? Math.round(value) : value.toFixed(1)} ${units[at]}`
}

/**
 * The newest values as columns, in as many lines as asked for, from the top down. Zero is a dot, so that "nothing
 * came" differs from "little came"; what is not known is left blank.
 */
export function graph(values: (number | null)[], width: number, height = 1): string[] {
  const shown = values.slice(-width)
  const most = Math.max(1, ...shown.map((value) => value ?? 0))
  return Array.from({ length: height }, (_, line) => {
    const below = height - 1 - line
    return shown
      .map((value) => cell(value, most, height, below))
      .join('')
      .padStart(width)
  })
}

function cell(value: number | null, most: number, height: number, below: number): string {
  if (value === null) return ' '
  if (value === 0) return below === 0 ? '·' : ' '
  const eighths = Math.max(1, Math.round((value / most) * height * 8)) - below * 8
  return eighths <= 0 ? ' ' : (bars[Math.min(8, eighths) - 1] ?? ' ')
}

/** Meta begins its sentences with the code, which is told beside them. */
export const withoutCode = (reason: string | null): string => (reason ?? '').replace(/^\(#\d+\) */, '')

/** Breaks a sentence into lines, between words. */
export const wrapped = (text: string, width: number): string[] =>
  Bun.wrapAnsi(text, Math.max(10, width)).split('\n')

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
const units = ['B', 'kB', 'MB', 'GB', 'TB']
const hourMs = 3_600_000
