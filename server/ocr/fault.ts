/** Why a document could not be read: `code` is stable and for machines, `message` says what to do. */
export interface DocumentFault {
  code: DocumentFaultCode
  message: string
  /** The fault is the machine's and not the document's: the same file may be read later. */
  retryable: boolean
}

/** Thrown inside the reader; outside, a fault is part of the answer. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
  constructor(
    readonly code: DocumentFaultCode,
    message: string = sentences[code],
    options: { cause?: unknown } = {},
  ) {
    super(message, options)
  }

  get fault(): DocumentFault {
    return { code: this.code, message: this.message, retryable: retryable.has(this.code) }
  }
}

const sentences = {
  'document.empty': 'The file is empty. Send it again.',
  'document.truncated': 'The file is cut off: part of it never arrived. Send it again.',
  'document.wrong_type': 'This is neither a photo (JPEG, PNG, WebP) nor a PDF. Send a photo of the document.',
  'document.animated': 'This picture moves. Send a plain photo of the document.',
  'document.too_large': 'The file is too large to read. Send a smaller photo of the document.',
  'document.too_small': 'The picture is too small to read. Send the photo in its full size.',
  'document.too_many_pages': 'The PDF has too many pages. Send only the pages of the document.',
  'document.encrypted': 'The PDF is locked with a password. Send it without one, or a photo of the document.',
  'document.unreadable': 'The file is damaged. Send it again, or take a new photo of the document.',
  'document.no_text':
    'There is no text to read in this picture. Photograph the document from above, in good light.',
  'document.timeout': 'Reading took too long and was given up. Send a sharper photo of only the document.',
  'reader.failed': 'The reader failed. Try again in a moment.',
  'reader.busy': 'Too many documents are being read at once. Try again in a moment.',
  'reader.stopping': 'The server is stopping. Try again in a moment.',
} as const

export type DocumentFaultCode = keyof typeof sentences

const retryable: ReadonlySet<DocumentFaultCode> = new Set(['reader.failed', 'reader.busy', 'reader.stopping'])

/** Any thrown value as a fault; what is no DocumentError is a fault of the reader itself. */
export function documentFaultOf(thrown: unknown): DocumentFault {
  return (thrown instanceof DocumentError ? thrown : new DocumentError('reader.failed')).fault
}
