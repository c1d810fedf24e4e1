import { Refusal, refusalIn } from '../../api.ts'
import type { Paper } from './data.ts'

/** What a certificate is sent for: a vehicle of theirs, or a new one of this kind. */
export type About = { vehicleId: number } | { type: Paper['vehicleType'] }

/** The fields of the form, as they are sent now or out of the queue. */
export const formOf = (file: File, about: About): [name: string, value: string | File][] => [
  ['file', file],
  ...Object.entries(about).map(([name, value]): [string, string] => [name, String(value)]),
]

/**
 * Sends it and tells how much has gone out, from 0 to 1: fetch() cannot. Throws a Refusal; network.down when nothing
 * came through, or when `signal` has stopped it.
 */
export function sendPaper(
  form: [name: string, value: string | File][],
  { key, onShare, signal }: { key: string; onShare(share: number): void; signal: AbortSignal },
): Promise<Paper> {
  const { promise, resolve, reject } = Promise.withResolvers<Paper>()
  const request = new XMLHttpRequest()
  request.open('POST', '/api/papers')
  request.setRequestHeader('idempotency-key', key)
  request.timeout = longestMs
  request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
    if (lengthComputable && total > 0) onShare(loaded / total)
  }
  request.onload = () => {
    if (request.status === 200) resolve(JSON.parse(request.responseText) as Paper)
    else reject(refusalIn(request.responseText, request.status))
  }
  const lost = () => reject(new Refusal('network.down'))
  request.onerror = lost
  request.ontimeout = lost
  request.onabort = lost
  signal.addEventListener('abort', () => request.abort())
  const body = new FormData()
  for (const [name, value] of form) body.append(name, value)
  request.send(body)
  return promise
}

/** 16 MB at 50 kB/s. */
const longestMs = 6 * 60_000
