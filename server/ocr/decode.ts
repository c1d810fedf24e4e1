import { DocumentError } from './fault.ts'
import type { Gray } from './gray.ts'
import { grayOfPng } from './png.ts'
import { stored } from './png-data.ts'
import { maxPixels } from './sniff.ts'

/** The long side of a page while it is read, in pixels. More costs time and finds no more letters. */
export const workingSidePixels = 2000

/**
 * Grey pixels of a picture that `sniff` let through, upright as its EXIF says. JPEG and WebP are unpacked by the
 * runtime, which shrinks a JPEG while it unpacks it; what it hands out is a PNG again.
 */
export async function decodePicture(
  bytes: Uint8Array,
  kind: 'jpeg' | 'png' | 'webp',
  longSide: number = workingSidePixels,
): Promise<Gray> {
  if (kind === 'png') return grayOfPng(bytes, longSide)
  return grayOfPng(await asPng(bytes, longSide), longSide, stored)
}

async function asPng(bytes: Uint8Array, longSide: number): Promise<Uint8Array> {
  try {
    return await new Bun.Image(bytes, { maxPixels })
      .resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true, filter: 'mitchell' })
      .png({ compressionLevel: 0 })
      .bytes()
  } catch (thrown) {
    throw new DocumentError('document.unreadable', undefined, { cause: thrown })
  }
}
