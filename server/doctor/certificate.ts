import { connect } from 'node:tls'
import { type Found, fail, ok, warn } from './check.ts'

export interface CertificateOptions {
  publicUrl: string
  ca?: string
  now?: number
  timeoutMs?: number
}

/** Whether browsers believe the certificate at PUBLIC_URL, and for how many days yet. Throws when nobody answers. */
export async function certificate(options: CertificateOptions): Promise<Found> {
  const { validTo, problem } = await shown(options)
  const now = options.now ?? Date.now()
  const days = Math.floor((Date.parse(validTo) - now) / 86_400_000)
  const renew = 'Let the proxy renew it; Caddy does so by itself as long as ports 80 and 443 are open.'
  if (days < 0) return fail(`ran out on ${new Date(validTo).toISOString().slice(0, 10)}`, renew)
  if (problem !== null)
    return fail(
      `browsers do not believe it: ${problem}`,
      'Let the proxy get one for this very name from a known authority.',
    )
  const left = `${days} ${days === 1 ? 'day' : 'days'}`
  return days < 14 ? warn(`runs out in ${left}`, renew) : ok(`is good for ${left}`)
}

function shown({
  publicUrl,
  ca,
  timeoutMs = 5000,
}: CertificateOptions): Promise<{ validTo: string; problem: string | null }> {
  const { hostname, port } = new URL(publicUrl)
  const host = hostname.replace(/^\[|\]$/g, '')
  const { promise, resolve, reject } = Promise.withResolvers<{ validTo: string; problem: string | null }>()
  const socket = connect({
    host,
    port: Number(port || 443),
    // An address is no name that could be asked for.
    ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
    ...(ca !== undefined && { ca }),
    // What is wrong with it is what we want to see.
    rejectUnauthorized: false,
  })
  const untime = setTimeout(
    () => reject(new Error(`${host} does not answer within ${timeoutMs / 1000} s`)),
    timeoutMs,
  )
  socket.once('error', reject)
  socket.once('secureConnect', () => {
    const { valid_to: validTo } = socket.getPeerCertificate()
    resolve({ validTo, problem: socket.authorized ? null : String(socket.authorizationError) })
  })
  return promise.finally(() => {
    clearTimeout(untime)
    socket.destroy()
  })
}
