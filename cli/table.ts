/** Rows of words under each other; the last column is as long as it likes. */
export function table(head: string[], rows: string[][]): string[] {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => Bun.stringWidth(row[column] ?? ''))))
  return all.map((row) =>
    row
      .map((word, column) => word + ' '.repeat(Math.max(0, (widths[column] ?? 0) - Bun.stringWidth(word))))
      .join('  ')
      .trimEnd(),
  )
}

/** On one line, and not longer than this. */
export function short(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`
}
