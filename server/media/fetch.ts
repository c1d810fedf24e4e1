/** The file, or why it will never be had: its id has expired, it is unknown, it is too large. */
export type Download =
  | { bytes: Uint8Array; sha256?: string | null }
  | { refused: 'gone' | 'too_large'; why: string }

/** Why a file is not had. */
export type Lost = 'gone' | 'too_large' | 'hash' | 'unavailable'

/** Thrown when a file may be had later: `lost` is what it is given up as at last. */
export class PassingFault extends Error {
  override readonly name = 'PassingFault'
  constructor(
    message: string,
    readonly lost: Lost = 'unavailable',
    /** The fault is the account's, not the file's: it waits until somebody has mended it. */
    readonly isAccounts = false,
  ) {
    super(message)
  }
}

/** The most that is fetched or taken: what the reader of documents takes, and more than WhatsApp sends as a picture. */
export const maxFileBytes = 16 * 2 ** 20
