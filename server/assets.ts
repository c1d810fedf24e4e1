import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/**
 * Where files lie that are no code. In a binary import.meta.dir is the folder of the entry whatever the file, and
 * embedded files and workers lie below it; only this file knows. (Single files are simpler: import them
 * `with { type: 'file' }`.)
 */

/** Every web page, by the entry that it is built from. */
export const webPages = {
  phone: 'server/simulator/phone/index.html',
  app: 'web/index.html',
} as const

export type WebPageName = keyof typeof webPages

type Bytes = Uint8Array<ArrayBuffer>
const encodings = ['br', 'gzip'] as const
export type Encoding = (typeof encodings)[number]

export interface WebFile {
  bytes: Bytes
  contentType: string
  etag: string
  cacheControl: string
  /** Smaller copies; made when first wanted where the build has made none. */
  compressed?: Partial<Record<Encoding, Bytes>>
}

/** The files of one page, by their path relative to it ("index.html", "index-ab12cd34.js"). */
export class WebPage {
  constructor(readonly files: ReadonlyMap<string, WebFile>) {}

  /** Answers a request for a file of this page; '' is the page itself. Undefined when there is no such file. */
  respond(
    path: string,
    request: Request,
    { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
  ): Response | undefined {
    const file = this.files.get(path === '' ? 'index.html' : path)
    if (file === undefined) return undefined
    const sent = new Headers({
      'cache-control': file.cacheControl,
      'content-type': file.contentType,
      ...headers,
    })
    const encoding = isCompressible(file) ? encodingFor(request) : undefined
    if (isCompressible(file)) sent.append('vary', 'accept-encoding')
    if (encoding !== undefined) sent.set('content-encoding', encoding)
    // Each encoding is a file of its own to a cache.
    const etag = encoding === undefined ? file.etag : file.etag.replace(/"$/, `-${encoding}"`)
    sent.set('etag', etag)
    if (status === 200 && knows(request, etag)) {
      sent.delete('content-encoding')
      return new Response(null, { status: 304, headers: sent })
    }
    const body = encoding === undefined ? file.bytes : compressed(file, encoding)
    return new Response(request.method === 'HEAD' ? null : body, { status, headers: sent })
  }

  /** The same page with one file more, or another one in its place. */
  with(path: string, bytes: Bytes): WebPage {
    return new WebPage(new Map([...this.files, [path, webFile(path, bytes)]]))
  }
}

/** The page out of the binary, or in development built on first use. */
export function webPage(name: WebPageName): Promise<WebPage> {
  const known = pages.get(name)
  if (known !== undefined) return known
  const page = Bun.isStandaloneExecutable ? embeddedPage(name) : buildWebPage(name)
  pages.set(name, page)
  // A page that could not be built is built again when somebody has mended it.
  page.catch(() => pages.delete(name))
  return page
}

/** Bundles a page and all it refers to; the files stay in memory. */
export async function buildWebPage(
  name: WebPageName,
  options: { minify: boolean } = { minify: false },
): Promise<WebPage> {
  const built = name === 'app' ? await buildApp(options) : await bundle(name, options)
  return new WebPage(new Map([...built].map(([path, bytes]) => [path, webFile(path, bytes)])))
}

/** A file with both its smaller copies as small as they get: for the build, which has the time. */
export function* smallestCopies(file: WebFile): Generator<[suffix: string, Bytes]> {
  if (!isCompressible(file)) return
  yield ['.br', brotli(file.bytes, constants.BROTLI_MAX_QUALITY)]
  yield ['.gzip', new Uint8Array(gzipSync(file.bytes, { level: 9 }))]
}

/** Where a worker's code lies, by its source file, such as "server/qr/picture-worker.ts". */
export function workerPath(source: `server/${string}.ts`): string {
  return Bun.isStandaloneExecutable
    ? join(import.meta.dir, source.replace(/\.ts$/, '.js'))
    : join(projectRoot, source)
}

/** Its path is put together here so that what builds the app, and draws its icons, stays out of the binary. */
async function buildApp(options: { minify: boolean }): Promise<Map<string, Bytes>> {
  const builder = (await import(join(projectRoot, 'web/build/app.ts'))) as {
    buildApp(options: { minify: boolean }): Promise<Map<string, Bytes>>
  }
  return builder.buildApp(options)
}

async function bundle(name: WebPageName, options: { minify: boolean }): Promise<Map<string, Bytes>> {
  const built = await Bun.build({
    entrypoints: [join(projectRoot, webPages[name])],
    target: 'browser',
    splitting: true,
    minify: options.minify,
    define: { 'process.env.NODE_ENV': options.minify ? '"production"' : '"development"' },
    naming: { entry: '[name].[ext]', chunk: '[name]-[hash].[ext]', asset: '[name]-[hash].[ext]' },
  })
  const files = new Map<string, Bytes>()
  for (const output of built.outputs) {
    files.set(output.path.replace(/^\.\//, ''), new Uint8Array(await output.arrayBuffer()))
  }
  return files
}

async function embeddedPage(name: WebPageName): Promise<WebPage> {
  const folder = join(import.meta.dir, 'web', name)
  const read = async (path: string) => new Uint8Array(await readFile(join(folder, path)))
  const paths = new Set(await readdir(folder))
  const files = new Map<string, WebFile>()
  for (const path of paths) {
    if (/\.(br|gzip)$/.test(path)) continue
    const file = webFile(path, await read(path))
    file.compressed = {}
    for (const encoding of encodings) {
      const copy = `${path}.${encoding}`
      if (paths.has(copy)) file.compressed[encoding] = await read(copy)
    }
    files.set(path, file)
  }
  return new WebPage(files)
}

function webFile(path: string, bytes: Bytes): WebFile {
  // Names with a hash never change their content; everything else asks again each time.
  const isHashed = /-[a-z0-9]{8}\.\w+$/.test(path)
  return {
    bytes,
    contentType: path.endsWith('.webmanifest') ? 'application/manifest+json' : Bun.file(path).type,
    etag: `"${Bun.hash(bytes).toString(36)}"`,
    cacheControl: isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
}

const isCompressible = ({ contentType, bytes }: WebFile): boolean =>
  bytes.length > 200 && /^text\/|javascript|json|svg/.test(contentType)

function compressed(file: WebFile, encoding: Encoding): Bytes {
  file.compressed ??= {}
  file.compressed[encoding] ??=
    encoding === 'br' ? brotli(file.bytes, 5) : new Uint8Array(gzipSync(file.bytes))
  return file.compressed[encoding]
}

const brotli = (bytes: Bytes, quality: number): Bytes =>
  new Uint8Array(
    brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  )

/** The best encoding a browser takes. */
function encodingFor(request: Request): Encoding | undefined {
  const taken = (request.headers.get('accept-encoding') ?? '').split(',').flatMap((part) => {
    const [name = '', weight = ''] = part.split(';').map((piece) => piece.trim().toLowerCase())
    return /^q=0(\.0*)?$/.test(weight) ? [] : [name]
  })
  return encodings.find((encoding) => taken.includes(encoding))
}

/** Whether the browser holds this very file. A proxy may have marked the tag as weak, which changes nothing here. */
function knows(request: Request, etag: string): boolean {
  const held = request.headers.get('if-none-match') ?? ''
  return held.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

const pages = new Map<WebPageName, Promise<WebPage>>()
const projectRoot = join(import.meta.dir, '..')
