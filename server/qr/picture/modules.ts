import { create } from 'qrcode'

/** Share of the squares that may be lost: L 7 %, M 15 %, Q 25 %, H 30 % (ISO/IEC 18004). */
export type Correction = 'L' | 'M' | 'Q' | 'H'

/** The quiet zone scanners need on every side, in modules (ISO/IEC 18004). */
export const quietModules = 4

/** The squares of a QR code, without the quiet zone. */
export interface Modules {
  readonly size: number
  isDark(row: number, column: number): boolean
}

export function modulesOf(payload: string, correction: Correction = 'Q'): Modules {
  // One byte segment: a tel: link cut into numeric and alphanumeric parts gains nothing and confuses old scanners.
  const { modules } = create([{ data: new TextEncoder().encode(payload), mode: 'byte' }], {
    errorCorrectionLevel: correction,
  })
  return { size: modules.size, isDark: (row, column) => modules.get(row, column) === 1 }
}

/** Dark runs of each row, so that neighbours are one rectangle and leave no hairline between them. */
export function* darkRuns(modules: Modules): Generator<{ row: number; column: number; length: number }> {
  for (let row = 0; row < modules.size; row++) {
    let column = 0
    while (column < modules.size) {
      const start = column
      while (column < modules.size && modules.isDark(row, column)) column++
      if (column > start) yield { row, column: start, length: column - start }
      else column++
    }
  }
}
