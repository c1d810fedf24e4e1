/**
 * What a phone shares with the app when no service worker takes it: offline support is off, or the phone has cleared
 * its memory. The server keeps nothing. Words go on in the address; files go back within the page they were sent to,
 * and that keeps them on the phone (web/offline/shared.ts).
 */
export async function shareWithoutWorker(request: Request, page: () => Response): Promise<Response> {
  // Phones share as if the address had been typed; another site has nothing to share here.
  const from = request.headers.get('sec-fetch-site') ?? 'none'
  if (from !== 'none' && from !== 'same-origin') return seeOther('/share')
  const form = await formOf(request)
  if (form === undefined) return seeOther('/share?lost=1')
  const words = new URLSearchParams()
  for (const name of ['title', 'text', 'url'] as const) {
    const value = form.get(name)
    if (typeof value === 'string' && value.trim() !== '') words.set(name, value.slice(0, maxCharacters))
  }
  const files = form.getAll('files').filter((part): part is File => part instanceof File && part.size > 0)
  if (files.length === 0) return seeOther(words.size === 0 ? '/share' : `/share?${words}`)
  return withData(page(), { words: Object.fromEntries(words), files: await Promise.all(files.map(written)) })
}

/** In the page of /share without a service worker, in the element with the id "shared". */
export interface SharedInPage {
  words: Record<string, string>
  files: { name: string; type: string; base64: string }[]
}

async function written(file: File): Promise<SharedInPage['files'][number]> {
  const base64 = new Uint8Array(await file.arrayBuffer()).toBase64()
  return { name: file.name, type: file.type, base64 }
}

/** Data in a page is no script: it runs nothing, and the policy for scripts lets it be. */
async function withData(page: Response, shared: SharedInPage): Promise<Response> {
  const json = JSON.stringify(shared).replaceAll('<', '\\u003c')
  const html = await page.text()
  const headers = new Headers(page.headers)
  headers.delete('etag')
  headers.set('cache-control', 'no-store')
  const data = `<script type="application/json" id="shared">${json}</script></body>`
  return new Response(
    html.replace('</body>', () => data),
    { headers },
  )
}

async function formOf(request: Request): Promise<FormData | undefined> {
  try {
    return await request.formData()
  } catch (error) {
    // Whatever came was no form, or broke off: the page says so and how to go on. Bun has no class of error for it.
    if (error instanceof Error) return undefined
    throw error
  }
}

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } })
/** As much as fits into an address everywhere. */
const maxCharacters = 2000
