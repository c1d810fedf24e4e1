import { announcedSha256 } from '../media/announced.ts'
import { type Download, PassingFault } from '../media/fetch.ts'
import type { GraphOptions } from './graph.ts'
import { object, text } from './payload.ts'

/**
 * Fetches files people sent: first Meta's address of the file, which lives five minutes, then the file. Throws when
 * another try, with a fresh address, may succeed.
 * Source: developers.facebook.com/docs/whatsapp/cloud-api/reference/media
 */
export function mediaDownload(
  options: Omit<GraphOptions, 'phoneNumberId'>,
): (mediaId: string, maxBytes: number) => Promise<Download> {
  const authorization = `Bearer ${options.accessToken}`
  const get = (url: string) =>
    fetch(url, {
      headers: { authorization },
      signal: AbortSignal.timeout(options.timeoutMs),
      redirect: 'error',
    })

  return async (mediaId, maxBytes) => {
    const address = async () =>
      addressOf(await get(`${options.url}/${options.version}/${encodeURIComponent(mediaId)}`))
    // An address may be handed out that is just expiring: a fresh one is asked for at once, but not for ever.
    for (let isFirst = true; ; isFirst = false) {
      const info = await address()
      if ('refused' in info) return info
      // The token goes along, so the address must be Meta's, or the very server that was asked.
      if (!isTrusted(info.url, options.url))
        return { refused: 'gone', why: `an address on another host: ${hostOf(info.url)}` }
      if (info.size > maxBytes) return { refused: 'too_large', why: `${info.size} bytes` }
      const file = await get(info.url)
      if (isNowhere(file.status)) {
        if (isFirst) continue
        throw new PassingFault(`Meta answered ${file.status} for a file, twice`, 'gone')
      }
      if (!file.ok)
        throw new PassingFault(`Meta answered ${file.status} for a file`, ...accountsFault(file.status))
      const download = await bounded(file, maxBytes)
      return 'refused' in download ? download : { ...download, sha256: info.sha256 }
    }
  }
}

/** Meta's address of a file, or why there is none (any more). */
async function addressOf(
  response: Response,
): Promise<{ url: string; size: number; sha256: string | null } | Extract<Download, { refused: string }>> {
  const body = object(await response.json().catch(() => undefined)) ?? {}
  const error = object(body.error)
  // 100 is "no such object": ids expire after seven days.
  if (error?.code === 100 || isNowhere(response.status))
    return { refused: 'gone', why: text(error?.message) ?? `${response.status}` }
  const url = text(body.url)
  if (!response.ok || url === undefined) {
    const why = `Meta answered ${response.status} for the address of a file`
    throw new PassingFault(why, ...accountsFault(response.status))
  }
  return { url, size: Number(body.file_size) || 0, sha256: announcedSha256(text(body.sha256)) }
}

const isNowhere = (status: number): boolean => status === 404 || status === 410

/** A token that is refused is mended by the operator; until then the file waits, and is not given up. */
const accountsFault = (status: number): ['unavailable', boolean] => [
  'unavailable',
  status === 401 || status === 403,
]

/** Whatever length was promised, no more than the limit is ever held. */
async function bounded(response: Response, maxBytes: number): Promise<Download> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > maxBytes) return { refused: 'too_large', why: `more than ${maxBytes} bytes` }
    parts.push(part)
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)) }
}

function isTrusted(url: string, asked: string): boolean {
  if (!URL.canParse(url)) return false
  const { origin, protocol, hostname } = new URL(url)
  return origin === new URL(asked).origin || (protocol === 'https:' && metaHosts.test(hostname))
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'none')
const metaHosts = /(?:^|\.)(?:facebook\.com|fbsbx\.com|fbcdn\.net|whatsapp\.net)$/
