/**
 * Faults that somebody can act on: `code` is stable and for machines, `message` is a full sentence that says
 * what to do. A fault that a person sees in a chat carries a message key of the catalogue instead of text.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  constructor(
    readonly code: ErrorCode,
    message: string,
    options: { cause?: unknown } = {},
  ) {
    super(message, options)
  }

  get status(): number {
    return faults[this.code].status
  }

  get exitCode(): number {
    return faults[this.code].exit
  }
}

/** Every fault: its HTTP status and the exit code of a command that meets it. Codes are never reused. */
const faults = {
  'config.invalid': { status: 500, exit: 78 },
  'usage.invalid': { status: 400, exit: 2 },
  'not.found': { status: 404, exit: 4 },
  'conflict.already_done': { status: 409, exit: 5 },
  'database.newer': { status: 503, exit: 20 },
  'database.locked': { status: 503, exit: 21 },
  'database.readonly': { status: 503, exit: 22 },
  'database.corrupt': { status: 503, exit: 23 },
  'database.full': { status: 503, exit: 24 },
  'database.missing': { status: 503, exit: 25 },
  'database.outdated': { status: 503, exit: 26 },
  'database.unavailable': { status: 503, exit: 27 },
  'migration.failed': { status: 503, exit: 28 },
  'server.unreachable': { status: 503, exit: 30 },
  'port.in_use': { status: 503, exit: 31 },
  'signature.invalid': { status: 401, exit: 1 },
  'handshake.refused': { status: 403, exit: 1 },
  'body.too_large': { status: 413, exit: 1 },
  'qr.unreadable': { status: 422, exit: 40 },
  'qr.invalid': { status: 422, exit: 41 },
  'qr.unavailable': { status: 503, exit: 42 },
  'places.invalid': { status: 422, exit: 50 },
  'tiles.unusable': { status: 503, exit: 51 },
  'storage.full': { status: 503, exit: 60 },
  'storage.unavailable': { status: 503, exit: 61 },
} as const satisfies Record<string, { status: number; exit: number }>

export type ErrorCode = keyof typeof faults

export const errorCodes = Object.keys(faults) as ErrorCode[]

/** The sentence in any thrown value, for logs and for people. */
export const sentenceOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown)
