/** One measured thing against what it is compared with and what is aimed for. */
export interface Row {
  what: string
  measured: string
  /** Against what, in the same run. */
  against: string
  /** "0.71 ×", or "–" where a time is the aim. */
  ratio: string
  goal: string
  met: boolean
}

export function markdown(rows: Row[]): string {
  const cells = [
    ['what', 'measured', 'against', 'ratio', 'goal', 'met'],
    ...rows.map((row) => [row.what, row.measured, row.against, row.ratio, row.goal, row.met ? 'yes' : 'NO']),
  ]
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((line) => [...(line[column] ?? '')].length)),
  )
  const drawn = cells.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  )
  drawn.splice(1, 0, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`)
  return drawn.join('\n')
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`
