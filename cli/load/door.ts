/** Knocks at a server's door with prepared requests over kept-alive sockets, one in flight on each. */
export class Door {
  readonly #idle: Connection[] = []
  readonly #waiting: Knock[] = []
  #open = 0
  #closed = false

  constructor(
    readonly host: { hostname: string; port: number },
    readonly connections: number,
  ) {}

  /** Calls back with the HTTP status, or 0 when the connection broke before there was one. */
  knock(request: Uint8Array, answered: (status: number) => void): void {
    const knock = { request, answered }
    const connection = this.#idle.pop()
    if (connection !== undefined) this.#send(connection, knock)
    else {
      this.#waiting.push(knock)
      if (this.#open < this.connections) void this.#connect()
    }
  }

  close(): void {
    this.#closed = true
    for (const { socket } of this.#idle.splice(0)) socket.end()
  }

  async #connect(): Promise<void> {
    this.#open += 1
    const broken = (connection: Connection | undefined) => {
      this.#open -= 1
      const knock = connection?.knock ?? this.#waiting.shift()
      if (connection !== undefined) remove(this.#idle, connection)
      knock?.answered(0)
      if (this.#waiting.length > 0 && !this.#closed) void this.#connect()
    }
    try {
      await Bun.connect<Connection>({
        ...this.host,
        socket: {
          open: (socket) => {
            socket.data = { socket, rest: '', unsent: undefined, knock: undefined }
            this.#next(socket.data)
          },
          data: (socket, chunk) => this.#read(socket.data, chunk),
          drain: ({ data }) => write(data),
          close: ({ data }) => broken(data),
        },
      })
    } catch {
      // Refused: whoever knocked is told so by status 0.
      broken(undefined)
    }
  }

  #next(connection: Connection): void {
    const knock = this.#waiting.shift()
    if (knock !== undefined) this.#send(connection, knock)
    else if (this.#closed) connection.socket.end()
    else this.#idle.push(connection)
  }

  #send(connection: Connection, knock: Knock): void {
    connection.knock = knock
    connection.unsent = knock.request
    write(connection)
  }

  /** Answers here are short and say their length; anything else has no place in this conversation. */
  #read(connection: Connection, chunk: Buffer): void {
    connection.rest += chunk.toString('latin1')
    const headEnd = connection.rest.indexOf('\r\n\r\n')
    if (headEnd === -1) return
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(connection.rest)?.[1] ?? 0)
    if (connection.rest.length < headEnd + 4 + length) return
    const status = Number(connection.rest.slice(9, 12))
    const { knock } = connection
    connection.rest = ''
    connection.knock = undefined
    knock?.answered(status)
    this.#next(connection)
  }
}

interface Knock {
  request: Uint8Array
  answered(status: number): void
}

interface Connection {
  readonly socket: { write(bytes: Uint8Array): number; end(): void }
  rest: string
  unsent: Uint8Array | undefined
  knock: Knock | undefined
}

function write(connection: Connection): void {
  if (connection.unsent === undefined) return
  const written = connection.socket.write(connection.unsent)
  connection.unsent =
    written < connection.unsent.length ? connection.unsent.subarray(Math.max(0, written)) : undefined
}

function remove<Item>(items: Item[], item: Item): void {
  const at = items.indexOf(item)
  if (at !== -1) items.splice(at, 1)
}
