import { connect } from 'node:net'

export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

/** HTTP written by hand, since no client sends what a server must bear. */
export function rawHttp(url: () => string) {
  async function send(
    verb: string,
    where: string,
    given: Record<string, string> = {},
    body = '',
  ): Promise<Answer> {
    const lines = [
      `${verb} ${where} HTTP/1.1`,
      'host: localhost',
      ...Object.entries(given).map(([name, text]) => `${name}: ${text}`),
      ...(body === '' ? [] : [`content-length: ${Buffer.byteLength(body, 'latin1')}`]),
      'connection: close',
    ]
    // What would end the line is another test's.
    const head = lines.map((line) => line.replace(/[\r\n]/g, '')).join('\r\n')
    const answer = await raw(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(body, 'latin1')]))
    const final = answer.replace(/^(?:HTTP\/1\.1 100 [^\r]*\r\n\r\n)+/, '')
    const [top = '', ...rest] = final.split('\r\n\r\n')
    const [first = '', ...fields] = top.split('\r\n')
    const pairs = fields.map((field): [string, string] => {
      const at = field.indexOf(':')
      return [field.slice(0, at).toLowerCase(), field.slice(at + 1).trim()]
    })
    return {
      status: Number(first.split(' ')[1] ?? 0),
      headers: Object.fromEntries(pairs),
      body: rest.join('\r\n\r\n'),
    }
  }

  /** Everything that comes back until the server ends the connection; throws when it does not in good time. */
  function raw(bytes: Uint8Array, { endsAtOnce = false } = {}): Promise<string> {
    const { hostname, port } = new URL(url())
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const socket = connect({ host: hostname, port: Number(port) })
    const taken: Buffer[] = []
    socket.setTimeout(patienceMs, () =>
      reject(new Error(`no answer to ${Buffer.from(bytes).toString('latin1').slice(0, 2000)}`)),
    )
    socket.on('data', (data: Buffer) => taken.push(data))
    // A connection that is refused in the middle of a request is an answer.
    socket.on('error', () => resolve(Buffer.concat(taken).toString('utf8')))
    socket.on('close', () => resolve(Buffer.concat(taken).toString('utf8')))
    socket.write(bytes)
    if (endsAtOnce) socket.end()
    return promise.finally(() => socket.destroy())
  }

  return { send, raw }
}

const patienceMs = 20_000
