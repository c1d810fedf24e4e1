import { join } from 'node:path'
import { hashedName } from './names.ts'

/** A picture of the app that a phone shows before it installs it. */
export interface Screenshot {
  file: string
  bytes: Uint8Array<ArrayBuffer>
  type: 'image/png' | 'image/webp'
  widthPx: number
  heightPx: number
  /** Out of its name: "qr-code.png" is "Qr code". */
  label: string
}

/** Those that lie in web/screenshots, by name; none is as good as some. */
export async function readScreenshots(): Promise<Screenshot[]> {
  const web = join(import.meta.dir, '..')
  const found: Screenshot[] = []
  for (const path of [...new Bun.Glob('screenshots/*.{png,webp}').scanSync({ cwd: web })].sort()) {
    const bytes = new Uint8Array(await Bun.file(join(web, path)).arrayBuffer())
    const [, name = '', extension = ''] = /([^/]+)\.(\w+)$/.exec(path) ?? []
    const type = extension === 'png' ? 'image/png' : 'image/webp'
    const words = name.replace(/^\d+-/, '').replaceAll('-', ' ')
    const size = type === 'image/png' ? pngSize(bytes) : webpSize(bytes)
    if (size === undefined) throw new Error(`${path} is no ${type}`)
    found.push({
      file: hashedName(`screenshot-${name}`, extension, bytes),
      bytes,
      type,
      ...size,
      label: words.charAt(0).toUpperCase() + words.slice(1),
    })
  }
  return found
}

type Size = { widthPx: number; heightPx: number }

function pngSize(bytes: Uint8Array<ArrayBuffer>): Size | undefined {
  if (bytes.length < 24 || bytes[0] !== 0x89 || bytes[1] !== 0x50) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return { widthPx: view.getUint32(16), heightPx: view.getUint32(20) }
}

/** The three kinds of WebP each write their size elsewhere (RFC 9649, sections 2.5 to 2.7). */
function webpSize(bytes: Uint8Array<ArrayBuffer>): Size | undefined {
  if (bytes.length < 30) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const kind = String.fromCharCode(...bytes.slice(12, 16))
  if (kind === 'VP8 ')
    return { widthPx: view.getUint16(26, true) & 0x3fff, heightPx: view.getUint16(28, true) & 0x3fff }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >> 14) & 0x3fff) + 1 }
  }
  if (kind !== 'VP8X') return undefined
  const threeBytes = (at: number) => view.getUint16(at, true) + ((bytes[at + 2] ?? 0) << 16) + 1
  return { widthPx: threeBytes(24), heightPx: threeBytes(27) }
}
