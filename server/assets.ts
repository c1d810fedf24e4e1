import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Where files lie that are no code. In a binary import.meta.dir is the folder of the entry whatever the file, and
 * embedded files and workers lie below it; only this file knows. (Single files are simpler: import them
 * `with { type: 'file' }`.)
 */

/** Every web page, by the entry that it is built from. */
export const webPages = {
  phone: 'server/simulator/phone/index.html',
} as const

export type WebPageName = keyof typeof webPages

interface WebFile {
  bytes: Uint8Array<ArrayBuffer>
  contentType: string
  etag: string
  cacheControl: string
}

/** The files of one page, by their path relative to it ("index.html", "index-ab12cd34.js"). */
export class WebPage {
  constructor(readonly files: ReadonlyMap<string, WebFile>) {}

  /** Answers a request for a file of this page; '' is the page itself. Undefined when there is no such file. */
  respond(path: string, request: Request): Response | undefined {
    const file = this.files.get(path === '' ? 'index.html' : path)
    if (file === undefined) return undefined
    const headers = { etag: file.etag, 'cache-control': file.cacheControl, 'content-type': file.contentType }
    if (request.headers.get('if-none-match') === file.etag)
      return new Response(null, { status: 304, headers })
    return new Response(request.method === 'HEAD' ? null : file.bytes, { headers })
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
  const built = await Bun.build({
    entrypoints: [join(projectRoot, webPages[name])],
    target: 'browser',
    splitting: true,
    minify: options.minify,
    define: { 'process.env.NODE_ENV': options.minify ? '"production"' : '"development"' },
    naming: { entry: '[name].[ext]', chunk: '[name]-[hash].[ext]', asset: '[name]-[hash].[ext]' },
  })
  const files = new Map<string, WebFile>()
  for (const output of built.outputs) {
    const path = output.path.replace(/^\.\//, '')
    files.set(path, webFile(path, new Uint8Array(await output.arrayBuffer())))
  }
  return new WebPage(files)
}

/** Where a worker's code lies, by its source file, such as "server/qr/picture-worker.ts". */
export function workerPath(source: `server/${string}.ts`): string {
  return Bun.isStandaloneExecutable
    ? join(import.meta.dir, source.replace(/\.ts$/, '.js'))
    : join(projectRoot, source)
}

async function embeddedPage(name: WebPageName): Promise<WebPage> {
  const folder = join(import.meta.dir, 'web', name)
  const files = new Map<string, WebFile>()
  for (const path of await readdir(folder)) {
    files.set(path, webFile(path, new Uint8Array(await readFile(join(folder, path)))))
  }
  return new WebPage(files)
}

function webFile(path: string, bytes: Uint8Array<ArrayBuffer>): WebFile {
  // Names with a hash never change their content; everything else asks again each time.
  const isHashed = /-[a-z0-9]{8}\.\w+$/.test(path)
  return {
    bytes,
    contentType: Bun.file(path).type,
    etag: `"${Bun.hash(bytes).toString(36)}"`,
    cacheControl: isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
}

const pages = new Map<WebPageName, Promise<WebPage>>()
const projectRoot = join(import.meta.dir, '..')
