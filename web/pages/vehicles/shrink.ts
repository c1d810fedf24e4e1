/**
 * A photo as small as it may be to be read well: upright, of at most 2,400 pixels on its long side, as a JPEG. Phones
 * make photos of 3 to 8 MB, and the network is paid for by the megabyte. What is no picture, or one that this browser
 * cannot open, stays as it is.
 */
export async function shrunk(file: File): Promise<File> {
  if (!file.type.startsWith('image/') || file.size < worthwhileBytes) return file
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (bitmap === undefined) return file
  try {
    const scale = Math.min(1, longestPixels / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(bitmap.width * scale)
    canvas.height = Math.round(bitmap.height * scale)
    const pen = canvas.getContext('2d')
    if (pen === null) return file
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (blob === null || blob.size >= file.size) return file
    return new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' })
  } finally {
    bitmap.close()
  }
}

const longestPixels = 2400
const quality = 0.85
/** Less is sent in a moment on any network. */
const worthwhileBytes = 500_000
