import { AppError } from '../error.ts'
import { maxFileBytes } from '../ocr/sniff.ts'

/** What else stands in an upload beside the file. */
export const uploadRoomBytes = 64 * 1024

/** Nothing larger is read at all; a little more than the largest upload, so that our own 413 can say so. */
export const maxBodyBytes = maxFileBytes + 1024 * 1024

/** Room for the largest webhook (3 MiB) and a little more; whatever is no upload of a file has far less. */
const maxOtherBytes = 4 * 1024 * 1024

/** Throws `body.too_large` for what says that it is, before it is read: nobody fills the memory by it. */
export function mustFit(request: Request): void {
  const bytes = Number(request.headers.get('content-length') ?? 0)
  if (bytes <= maxOtherBytes || (bytes <= maxBodyBytes && takeFiles.has(new URL(request.url).pathname)))
    return
  throw new AppError('body.too_large', 'This is larger than is taken here.')
}

/** A file that was shared with the app is posted to its page where no service worker takes it. */
const takeFiles: ReadonlySet<string> = new Set(['/api/papers', '/api/qr/read', '/share'])
