import type { ReadProblem } from '../../../server/qr/picture/header.ts'
import { answerOf, api, Refusal } from '../../api.ts'

export interface Found {
  texts: string[]
  problem: ReadProblem | null
}

/**
 * The texts of the QR codes in a picture: by the phone itself where its browser can (Android's Chrome), else by the
 * server, which is sent a smaller picture. A decoder for the page would be a megabyte of WebAssembly, which costs more
 * than the picture on the networks this is for, and the page may not run any. Throws a Refusal without a network.
 */
export async function readPicture(picture: Blob): Promise<Found> {
  const here = await readHere(picture)
  if (here !== undefined && here.length > 0) return { texts: here, problem: null }
  if (!navigator.onLine) throw new Refusal('network.down')
  return answerOf(api.qr.read.post({ picture: new File([await smaller(picture)], 'code.jpg') }))
}

/** What Chromium has and TypeScript does not know yet. */
interface Detector {
  new (options: {
    formats: string[]
  }): { detect(picture: ImageBitmapSource): Promise<{ rawValue: string }[]> }
  getSupportedFormats(): Promise<string[]>
}

/** Undefined where the browser cannot. */
async function readHere(picture: Blob): Promise<string[] | undefined> {
  const Detector = (globalThis as { BarcodeDetector?: Detector }).BarcodeDetector
  if (Detector === undefined) return undefined
  try {
    if (!(await Detector.getSupportedFormats()).includes('qr_code')) return undefined
    const image = await createImageBitmap(picture)
    const found = await new Detector({ formats: ['qr_code'] }).detect(image)
    image.close()
    return [...new Set(found.map(({ rawValue }) => rawValue).filter((text) => text !== ''))]
  } catch (error) {
    // Phones without Google's services have the interface and nothing behind it.
    console.info('this phone does not read codes itself', error)
    return undefined
  }
}

/** At most 1600 pixels on the long side: enough for any code, a tenth of what a camera makes. */
async function smaller(picture: Blob): Promise<Blob> {
  const image = await createImageBitmap(picture).catch(() => undefined)
  // What this browser cannot open, the server may.
  if (image === undefined) return picture
  const scale = Math.min(1, longestPx / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  const pen = canvas.getContext('2d')
  // Clear parts of a screenshot would become black.
  if (pen !== null) pen.fillStyle = '#fff'
  pen?.fillRect(0, 0, canvas.width, canvas.height)
  pen?.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9))
  return made ?? picture
}

const longestPx = 1600
