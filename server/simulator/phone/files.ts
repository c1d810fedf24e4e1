import { kindOfMime, sizeLimitOf } from '../media-kinds.ts'

/** A file on its way to the bot. */
export interface Outgoing {
  file: File
  /** "document" though it may be a picture: as it is, under its name. */
  as?: 'document'
}

/**
 * As WhatsApp takes them from the person: what is larger than it sends is left out and named, and a WebP chosen as a
 * photo becomes a JPEG, as on every real phone.
 */
export async function prepared(
  files: Iterable<File>,
  as?: 'document',
): Promise<{ files: Outgoing[]; tooLarge: string[] }> {
  const ready: Outgoing[] = []
  const tooLarge: string[] = []
  for (const file of files) {
    if (file.size > largestOf(file, as)) tooLarge.push(file.name)
    else if (as === 'document') ready.push({ file, as })
    else ready.push({ file: file.type === 'image/webp' ? await asJpeg(file) : file })
  }
  return { files: ready, tooLarge }
}

/** What lies on a clipboard or is dropped. */
export const filesOf = (from: DataTransfer | null): File[] => [...(from?.files ?? [])]

/** Photos are made smaller by a real phone, however large they are; one of 16 MB shrinks below Meta's 5. */
function largestOf(file: File, as: 'document' | undefined): number {
  if (as === undefined && file.type.startsWith('image/')) return largestPhoto
  const kind = as === 'document' ? as : (kindOfMime(file.type) ?? 'document')
  return sizeLimitOf(kind)
}

/** What cannot be drawn stays as it is: the bot shall meet it too. */
async function asJpeg(file: File): Promise<File> {
  try {
    const bitmap = await createImageBitmap(file)
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const drawing = canvas.getContext('2d')
    if (drawing === null) return file
    drawing.fillStyle = '#fff'
    drawing.fillRect(0, 0, bitmap.width, bitmap.height)
    drawing.drawImage(bitmap, 0, 0)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
    return new File([blob], file.name.replace(/\.webp$/i, '.jpg'), { type: blob.type })
  } catch {
    return file
  }
}

const largestPhoto = 16 * 2 ** 20
