import { join } from 'node:path'
import { linkResolver, type ResolverOptions } from './resolve.ts'

/**
 * The internet of map services: one HTTPS server on this machine with a certificate for their names, beside a service
 * of this machine that must never be reached. Public addresses lead to the stand-in; all others go where they would
 * really go.
 */
export async function standInInternet(): Promise<Internet> {
  const [key, ca] = await Promise.all(['key', 'certificate'].map((file) => Bun.file(fixture(file)).text()))
  return new Internet(key ?? '', ca ?? '')
}

export class Internet {
  asked: { host: string; path: string; headers: Record<string, string> }[] = []
  /** By host and path, such as "www.google.com/maps". */
  answers: Record<string, (request: Request) => Response | Promise<Response>> = {}
  intruded = 0
  readonly #services: ReturnType<typeof Bun.serve>
  readonly #inside: ReturnType<typeof Bun.serve>

  constructor(
    key: string,
    private readonly ca: string,
  ) {
    this.#services = Bun.serve({
      port: 0,
      hostname: '127.0.0.1',
      tls: { key, cert: ca },
      fetch: async (request) => {
        const host = request.headers.get('host') ?? ''
        const { pathname, search } = new URL(request.url)
        this.asked.push({ host, path: pathname + search, headers: Object.fromEntries(request.headers) })
        return (await this.answers[`${host}${pathname}`]?.(request)) ?? new Response('', { status: 404 })
      },
    })
    this.#inside = Bun.serve({
      port: 0,
      hostname: '127.0.0.1',
      fetch: () => {
        this.intruded += 1
        return page('!3d-1.5!4d30.5')
      },
    })
  }

  /** Of the service that must not be reached. */
  get insidePort(): number {
    return this.#inside.port ?? 0
  }

  forget(): void {
    this.asked = []
    this.answers = {}
    this.intruded = 0
  }

  /** What the short link of the tests is answered with. */
  begins(answer: () => Response | Promise<Response>): void {
    this.answers['maps.app.goo.gl/TmbeHMiLEfTBws9EA'] = answer
  }

  resolver(options: ResolverOptions = {}) {
    return linkResolver({ lookup: async () => [publicAddress], fetch: this.fetch, ...options })
  }

  readonly fetch = (url: string, init: BunFetchRequestInit): Promise<Response> => {
    const target = new URL(url)
    if (target.hostname === publicAddress) {
      target.hostname = '127.0.0.1'
      target.port = String(this.#services.port)
    }
    return fetch(target.href, { ...init, tls: { ...init.tls, ca: this.ca } })
  }

  async stop(): Promise<void> {
    await this.#services.stop(true)
    await this.#inside.stop(true)
  }
}

export const short = 'https://maps.app.goo.gl/TmbeHMiLEfTBws9EA?g_st=iw'
export const publicAddress = '142.250.1.1'

export const to =
  (location: string, status = 302) =>
  () =>
    new Response(null, { status, headers: { location, 'set-cookie': 'a=b' } })

export const page = (html: string) =>
  new Response(html, { headers: { 'content-type': 'text/html; charset=UTF-8' } })

const fixture = (file: string) => join(import.meta.dir, `../../../fixtures/links/stand-in-${file}.pem`)
