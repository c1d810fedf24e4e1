/** Marks, beside what came, that a position which stood in it was forgotten; nothing outside can set it. */
export const withoutPosition = { forgotten: 'position' } as const

export const isWithoutPosition = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'forgotten' in payload
