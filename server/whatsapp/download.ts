import type { Download } from '../queue/media-reader.ts'
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
    const info = await get(`${options.url}/${options.version}/${encodeURIComponent(mediaId)}`)
    const body = object(await info.json().catch(() => undefined)) ?? {}
    // 100 is "no such object": ids expire after seven days.
    if (object(body.error)?.code === 100)
      return { refused: 'gone', why: text(object(body.error)?.message) ?? '100' }
    const url = text(body.url)
    if (!info.ok || url === undefined)
      throw new Error(`Meta answered ${info.status} for the address of a file`)
    // The token goes along, so the address must be Meta's, or the very server that was asked.
    if (!isTrusted(url, options.url))
      return { refused: 'gone', why: `an address on another host: ${hostOf(url)}` }
    if (Number(body.file_size) > maxBytes)
      return { refused: 'too_large', why: `${text(body.file_size)} bytes` }
    const file = await get(url)
    if (!file.ok) throw new Error(`Meta answered ${file.status} for a file`)
    return bounded(file, maxBytes)
  }
}

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
