import { readFileSync } from 'node:fs'
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm' with { type: 'file' }

/** How hard to look: our own drawings are clean and upright; photos are neither. */
export type Effort = 'clean' | 'photo'

/** The texts of the QR codes in a PNG or JPEG, in the order found. */
export async function decodeQr(picture: Uint8Array, effort: Effort): Promise<string[]> {
  prepareReader()
  const results = await readBarcodes(picture, effort === 'clean' ? clean : photo)
  return results.filter((result) => result.isValid).map((result) => result.text)
}

const clean: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: false,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
  maxNumberOfSymbols: 2,
}

const photo: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  maxNumberOfSymbols: 4,
}

let prepared = false

/** Left alone the library fetches its module from a CDN; it is given the embedded one instead. */
export function prepareReader(): void {
  if (prepared) return
  const bytes = readFileSync(wasm)
  prepareZXingModule({
    overrides: { wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) },
  })
  prepared = true
}
