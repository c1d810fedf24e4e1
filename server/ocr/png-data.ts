import { createInflate } from 'node:zlib'
import { DocumentError } from './fault.ts'

/** How the packed rows of a PNG become bytes, piece by piece. */
export type Unpack = (bytes: Uint8Array) => AsyncIterable<Uint8Array> | Iterable<Uint8Array>

export function* chunksOf(bytes: Uint8Array): Iterable<{ type: string; data: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    yield { type, data: bytes.subarray(at + 8, Math.min(at + 8 + length, bytes.length)) }
    at += 12 + length
  }
}

/** The unpacked bytes, piece by piece; damage ends them with the fault. */
export async function* inflated(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  const inflate = createInflate({ chunkSize: pieceBytes })
  const pieces = packed(bytes)[Symbol.iterator]()
  const feed = (): void => {
    for (;;) {
      const { value, done } = pieces.next()
      if (done === true) {
        inflate.end()
        return
      }
      if (!inflate.write(value)) {
        inflate.once('drain', feed)
        return
      }
    }
  }
  feed()
  try {
    for await (const piece of inflate) yield piece as Uint8Array
  } catch (thrown) {
    const isCutOff = thrown instanceof Error && 'code' in thrown && thrown.code === 'Z_BUF_ERROR'
    throw new DocumentError(isCutOff ? 'document.truncated' : 'document.unreadable')
  } finally {
    inflate.destroy()
  }
}

/**
 * What is packed, in even pieces: a bomb is noticed after one of them and not after all, and each costs the
 * unpacker a buffer, of which many small chunks would fill hundreds of megabytes.
 */
function* packed(bytes: Uint8Array): Iterable<Uint8Array> {
  let few: Uint8Array[] = []
  let count = 0
  for (const { type, data } of chunksOf(bytes)) {
    if (type !== 'IDAT') continue
    for (let at = 0; at < data.length; at += pieceBytes) {
      const piece = data.subarray(at, at + pieceBytes)
      few.push(piece)
      count += piece.length
      if (count < pieceBytes) continue
      yield Buffer.concat(few)
      few = []
      count = 0
    }
  }
  if (count > 0) yield Buffer.concat(few)
}

/**
 * The pieces of a PNG that is not packed at all, such as the runtime hands out: each lies in the file as it is
 * (RFC 1951, 3.2.4). Without copies this takes 25 MB less for a page.
 */
export function* stored(bytes: Uint8Array): Iterable<Uint8Array> {
  let head: number[] = []
  // Two bytes of zlib's own come before the first block.
  let headBytes = zlibBytes + blockBytes
  let left = 0
  for (const { type, data } of chunksOf(bytes)) {
    for (let at = 0; type === 'IDAT' && at < data.length; ) {
      if (left > 0) {
        const piece = data.subarray(at, at + left)
        yield piece
        at += piece.length
        left -= piece.length
        continue
      }
      head.push(data[at] as number)
      at += 1
      if (head.length < headBytes) continue
      const [kind = 0, low = 0, high = 0] = head.slice(-blockBytes)
      if ((kind & 6) !== 0) throw new DocumentError('document.unreadable')
      left = low + high * 256
      head = []
      headBytes = blockBytes
    }
  }
}

const pieceBytes = 65_536
const zlibBytes = 2
const blockBytes = 5
