/** What a load of requests came to. Times in milliseconds. */
export interface LoadResult {
  requests: number
  seconds: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  maxMs: number
  /** Responses by HTTP status. */
  statuses: Record<number, number>
}

/**
 * Sends prepared HTTP requests over `connections` kept-alive sockets, one in flight on each, as fast as answers come
 * or, with `perSecond`, at an even pace. A bare socket client: the client must cost less than the server it measures.
 */
export async function load(options: {
  hostname: string
  port: number
  connections: number
  requests: Uint8Array[]
  /** Requests a second over all connections; unlimited unless given. */
  perSecond?: number
}): Promise<LoadResult> {
  const { requests } = options
  const latencies = new Float64Array(requests.length)
  const statuses: Record<number, number> = {}
  let next = 0
  let finished = 0
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const startedAt = performance.now()
  const dueAt = (index: number) => startedAt + (index / (options.perSecond ?? Infinity)) * 1000

  const connect = () =>
    Bun.connect<{ index: number; sentAt: number; rest: string }>({
      hostname: options.hostname,
      port: options.port,
      data: { index: -1, sentAt: 0, rest: '' } as never,
      socket: {
        open: (socket) => {
          socket.data = { index: -1, sentAt: 0, rest: '' }
          begin(socket)
        },
        data(socket, chunk) {
          const state = socket.data
          state.rest += chunk.toString('latin1')
          const headEnd = state.rest.indexOf('\r\n\r\n')
          if (headEnd === -1) return
          const head = state.rest.slice(0, headEnd).toLowerCase()
          const length = Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0)
          if (state.rest.length < headEnd + 4 + length) return
          state.rest = ''
          const status = Number(head.slice(9, 12))
          statuses[status] = (statuses[status] ?? 0) + 1
          latencies[state.index] = performance.now() - state.sentAt
          finished += 1
          if (finished === requests.length) resolve()
          begin(socket)
        },
        error: (_socket, error) => reject(error),
        close: () => {
          if (finished < requests.length) reject(new Error('the server closed a connection'))
        },
        connectError: (_socket, error) => reject(error),
      },
    })

  function begin(socket: {
    data: { index: number; sentAt: number }
    write(bytes: Uint8Array): number
  }): void {
    if (next >= requests.length) return
    const index = next
    next += 1
    const waitMs = dueAt(index) - performance.now()
    const go = () => {
      socket.data.index = index
      // An open load: time counts from when the request was due, so a stalled server cannot hide its stall.
      socket.data.sentAt =
        options.perSecond === undefined ? performance.now() : Math.min(dueAt(index), performance.now())
      const bytes = requests[index] as Uint8Array
      if (socket.write(bytes) < bytes.length) reject(new Error('a request did not fit the socket buffer'))
    }
    if (waitMs > 0.5) setTimeout(go, waitMs)
    else go()
  }

  const sockets = await Promise.all(Array.from({ length: options.connections }, connect))
  await promise
  const seconds = (performance.now() - startedAt) / 1000
  for (const socket of sockets) socket.end()
  latencies.sort()
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
  return {
    requests: requests.length,
    seconds,
    perSecond: requests.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
    statuses,
  }
}
