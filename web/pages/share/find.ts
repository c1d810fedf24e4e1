import type { SharedInPage } from '../../../server/http/share.ts'
import { keepMyShare, myShare } from '../../offline/my-shares.ts'
import type { Shared } from './read.ts'

export interface Found {
  shared: Shared
  /** Where it lies in the browser, if it does. */
  id: number | undefined
  /** It did not come whole. */
  isLost: boolean
  /** It was kept here once, and is no more. */
  isGone: boolean
}

/** What was shared: named by the address, written into it, or brought along within the page. */
export async function findShared(url: string): Promise<Found> {
  const params = new URL(url, location.origin).searchParams
  const blank: Found = {
    shared: {
      title: params.get('title') ?? '',
      text: params.get('text') ?? '',
      url: params.get('url') ?? '',
      open: params.get('open') ?? '',
      files: [],
    },
    id: undefined,
    isLost: params.has('lost'),
    isGone: false,
  }
  const brought = await takeFromPage()
  if (brought === 'lost') return { ...blank, isLost: true }
  const id = brought ?? Number(params.get('shared') ?? Number.NaN)
  if (!Number.isInteger(id)) return blank
  const kept = await myShare(id)
  if (kept === undefined) return { ...blank, isGone: true }
  return { ...blank, id, shared: { ...kept, open: '' } }
}

/** Without a service worker the server writes what was shared into the page; here it is kept, once. */
async function takeFromPage(): Promise<number | 'lost' | undefined> {
  const element = document.getElementById('shared')
  if (element === null) return undefined
  element.remove()
  const { words, files } = JSON.parse(element.textContent ?? '') as SharedInPage
  const id = await keepMyShare({
    title: words.title ?? '',
    text: words.text ?? '',
    url: words.url ?? '',
    files: files.map(({ name, type, base64 }) => new File([bytesOf(base64)], name, { type })),
  })
  if (id === undefined) return 'lost'
  history.replaceState(history.state, '', `/share?shared=${id}`)
  return id
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
