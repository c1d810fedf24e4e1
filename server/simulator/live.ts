import type { Crew } from './crew.ts'
import { listed, type Sample } from './samples.ts'
import { withoutBodies } from './wire.ts'
import type { World } from './world.ts'

/** What the phone page is told as it happens; `state` replaces everything it knew. */
export type LiveEvent = { is: string } & Record<string, unknown>

/** Server-sent events to every open phone page. */
export class Live {
  readonly #pages = new Set<ReadableStreamDefaultController<Uint8Array>>()
  readonly #beat: ReturnType<typeof setInterval>

  constructor(
    readonly world: World,
    readonly crew: Crew,
    readonly shiftable: boolean,
    readonly samples: readonly Sample[],
  ) {
    const { chats, wire, faults, watchers, waits } = world
    chats.onEntry = (person, entry) => this.tell({ is: 'bubble', person, entry })
    wire.onEntry = (entry) =>
      this.tell({ is: 'wire', entry: withoutBodies(entry), ledger: world.ledger.counts() })
    faults.onChange = () => this.tell({ is: 'faults', faults: faults.list() })
    watchers.typing.add((person, on) => {
      if (!person.hidden) this.tell({ is: 'typing', person: person.key, on })
    })
    waits.onChange = (person, wait) => this.tell({ is: 'wait', person, wait })
    this.#beat = setInterval(() => this.#send(encoder.encode(': still here\n\n')), beatMs)
    this.#beat.unref()
  }

  tell(event: LiveEvent): void {
    if (this.#pages.size > 0) this.#send(encode(event))
  }

  tellState(): void {
    if (this.#pages.size > 0) this.#send(encode(this.state()))
  }

  state(): LiveEvent {
    const { world } = this
    return {
      is: 'state',
      people: world.people.all(),
      chats: Object.fromEntries(world.people.all().map((one) => [one.key, world.chats.of(one.key)])),
      typing: [...world.typingUntil.keys()].filter((key) => world.people.byKey(key)?.hidden === false),
      waits: Object.fromEntries(world.people.all().map((one) => [one.key, world.waits.of(one.key)])),
      wire: world.wire.summaries(),
      ledger: world.ledger.counts(),
      faults: world.faults.list(),
      settings: world.settings,
      templates: world.templates,
      samples: this.samples.map(listed),
      business: {
        name: world.identity.verifiedName,
        phone: world.identity.displayPhoneNumber,
        webhook: world.courier.url ?? null,
      },
      clock: { now: world.clock.now(), shiftable: this.shiftable },
    }
  }

  /** One page listening. */
  connect(): Response {
    let page: ReadableStreamDefaultController<Uint8Array>
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        page = controller
        this.#pages.add(controller)
        controller.enqueue(encode(this.state()))
      },
      cancel: () => void this.#pages.delete(page),
    })
    return new Response(stream, {
      headers: {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      },
    })
  }

  stop(): void {
    clearInterval(this.#beat)
    for (const page of this.#pages) page.close()
    this.#pages.clear()
  }

  #send(bytes: Uint8Array): void {
    for (const page of this.#pages) {
      try {
        page.enqueue(bytes)
      } catch {
        // The page went away between two events; its stream is closed and that is all there is to know.
        this.#pages.delete(page)
      }
    }
  }
}

const encoder = new TextEncoder()
const encode = (event: LiveEvent): Uint8Array => encoder.encode(`data: ${JSON.stringify(event)}\n\n`)
const beatMs = 15_000
