import * as v from 'valibot'
import type { Crew } from './crew.ts'
import type { Fault } from './faults.ts'
import { faultTitle } from './graph-fault.ts'
import { handshake } from './handshake.ts'
import type { Live } from './live.ts'
import { kindOfMime } from './media-kinds.ts'
import type { SimulatorOptions } from './options.ts'
import type { Person } from './person.ts'
import { sampleFile } from './samples.ts'
import { clockShift, faultShape, newPerson, personChange, settingsShape, spoken } from './shapes.ts'
import { resetWorld, type World } from './world.ts'

export interface Controls {
  world: World
  crew: Crew
  live: Live
  options: SimulatorOptions
}

/** What the phone page asks of the simulator, and what anybody with curl may ask too. */
export async function control(controls: Controls, request: Request): Promise<Response> {
  const address = new URL(request.url)
  const origin = request.headers.get('origin')
  // A page from elsewhere in the same browser must not play with it.
  if (origin !== null && new URL(origin).host !== address.host)
    return problem(403, 'Ask from the phone page itself.')
  const [, , noun, id, verb] = address.pathname.split('/')
  const { world, live } = controls
  try {
    if (noun === 'people') return await people(controls, request, id, verb)
    if (noun === 'faults') return await faults(world, request, id)
    if (noun === 'media' && id !== undefined) return media(world, id, address)
    if (noun === 'samples' && id !== undefined)
      return (await sampleFile(live.samples, id)) ?? problem(404, 'There is no such sample.')
    if (noun === 'wire' && id !== undefined) {
      const entry = world.wire.find(Number(id))
      return entry === undefined
        ? problem(404, 'That request is no longer in the log.')
        : Response.json(entry)
    }
    if (noun === 'state') return Response.json(live.state())
    if (noun === 'ledger')
      return Response.json({ ...world.ledger.counts(), doubledTokens: world.ledger.doubled() })
    if (request.method !== 'POST') return problem(404, 'There is nothing here.')
    if (noun === 'settings') {
      Object.assign(world.settings, v.parse(settingsShape, await request.json()))
      live.tell({ is: 'settings', settings: world.settings })
      return done()
    }
    if (noun === 'clock') return await shiftClock(controls, request)
    if (noun === 'handshake') return Response.json(await handshake(world))
    if (noun === 'reset') {
      resetWorld(world)
      controls.crew.clear()
      live.tellState()
      return done()
    }
    return problem(404, 'There is nothing here.')
  } catch (thrown) {
    if (thrown instanceof v.ValiError) return problem(400, thrown.issues.map((one) => one.message).join('; '))
    if (thrown instanceof SyntaxError) return problem(400, 'The body is not JSON.')
    throw thrown
  }
}

async function people(
  { crew, live, world }: Controls,
  request: Request,
  key?: string,
  verb?: string,
): Promise<Response> {
  if (key === undefined) {
    if (request.method === 'GET') return Response.json(world.people.all())
    const person = crew.add(withoutUndefined(v.parse(newPerson, await request.json())))
    live.tellState()
    return Response.json(person.state)
  }
  const state = world.people.byKey(key)
  if (state === undefined) return problem(404, 'That person is not here any more.')
  const person = crew.of(state)
  if (request.method === 'DELETE') {
    crew.remove(person)
    live.tellState()
    return done()
  }
  if (verb === undefined) {
    const { online, ...change } = withoutUndefined(v.parse(personChange, await request.json()))
    Object.assign(state, change)
    if (online !== undefined) person.turnsPhone(online ? 'on' : 'off')
    live.tell({ is: 'person', person: state })
    return done()
  }
  if (verb === 'files') return await file(person, request)
  if (verb === 'clear') {
    world.chats.clear(key)
    live.tellState()
    return done()
  }
  const said = v.parse(spoken, await request.json())
  // The webhook takes as long as the bot does; the page sees the ticks change meanwhile.
  void speak(person, said).finally(() => live.tell({ is: 'person', person: state }))
  return done()
}

async function speak(person: Person, said: v.InferOutput<typeof spoken>): Promise<unknown> {
  switch (said.kind) {
    case 'text':
      return await person.says(said.body, said.replyTo === undefined ? {} : { replyTo: said.replyTo })
    case 'together':
      return await person.saysTogether(said.bodies)
    case 'choice':
      return await person.chooses(withoutUndefined(said.choice), said.replyTo)
    case 'location': {
      const { name, address, replyTo } = said
      const more = { ...(name !== undefined && { name }), ...(address !== undefined && { address }) }
      return await person.sendsLocation(
        said.latitude,
        said.longitude,
        more,
        replyTo === undefined ? {} : { replyTo },
      )
    }
    case 'contact':
      return await person.sendsContact(said.name, said.phone)
    case 'reaction':
      return await person.reacts(said.messageId, said.emoji)
    case 'edit':
      return await person.edits(said.messageId, said.body)
    case 'revoke':
      return await person.revokes(said.messageId)
    case 'unsupported':
      return await person.sendsUnsupported()
    case 'order':
      return await person.orders([
        { product_retailer_id: 'helmet-1', quantity: 1, item_price: 15_000, currency: 'RWF' },
      ])
    case 'unknown':
      return await person.sends('hologram', { shimmer: true })
    case 'human':
      return await person.hearsFromHuman(said.body)
    case 'number':
      return await person.changesNumber(said.phone)
    case 'marketing':
      return await (said.value === 'stop' ? person.stopsMarketing() : person.resumesMarketing())
  }
}

async function file(person: Person, request: Request): Promise<Response> {
  const form = (await request.formData()) as FormData
  const sent = form.get('file')
  if (!(sent instanceof Blob) || sent.size === 0) return problem(400, 'Choose a file that is not empty.')
  const mime = sent.type.split(';')[0] ?? ''
  // A sticker is made, not chosen: from disk it comes as a document, as does whatever was sent as one.
  const kind = form.get('as') === 'document' || mime === 'image/webp' ? 'document' : kindOfMime(mime)
  const filename = sent instanceof File ? sent.name : 'file'
  const caption = String(form.get('caption') ?? '')
  const bytes = new Uint8Array(await sent.arrayBuffer())
  void person.sendsFile(kind ?? 'document', bytes, {
    mime: mime || 'application/octet-stream',
    filename,
    caption,
  })
  return done()
}

async function faults(world: World, request: Request, id: string | undefined): Promise<Response> {
  if (request.method === 'GET') return Response.json(world.faults.list())
  if (request.method === 'DELETE') {
    if (id === undefined) world.faults.clear()
    else world.faults.remove(id)
    return done()
  }
  const fault = withoutUndefined(v.parse(faultShape, await request.json())) as Fault
  const { id: added } = world.faults.add(fault)
  const title = fault.kind === 'send.error' ? faultTitle(fault.code) : undefined
  return Response.json({ id: added, ...(title !== undefined && { title }) })
}

/** Bytes for the page, which has no token; a file from a stranger must not run as a page of ours. */
function media(world: World, id: string, address: URL): Response {
  const medium = world.media.shown(id)
  if (medium === undefined) return problem(404, 'That file is gone.')
  const download =
    address.searchParams.has('download') ||
    !/^(image\/(png|jpeg|webp)|audio|video|text\/plain|application\/pdf)/.test(medium.mime)
  const name = (medium.filename ?? 'file').replace(/[^\w. -]/g, '_')
  return new Response(new Uint8Array(medium.bytes), {
    headers: {
      'content-type': medium.mime,
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:",
      'cache-control': 'private, max-age=3600',
      ...(download && { 'content-disposition': `attachment; filename="${name}"` }),
    },
  })
}

async function shiftClock({ options, live, world }: Controls, request: Request): Promise<Response> {
  if (options.shiftClock === undefined) return problem(409, 'The clock of this simulator cannot be moved.')
  await options.shiftClock(v.parse(clockShift, await request.json()).byMs)
  live.tell({ is: 'clock', clock: { now: world.clock.now(), shiftable: true } })
  return done()
}

const done = (): Response => Response.json({ done: true })
const problem = (status: number, message: string): Response => Response.json({ message }, { status })

/** valibot says "absent" with undefined; exact optional types want the key gone. */
type Exact<Shape> = { [Key in keyof Shape]: Exclude<Shape[Key], undefined> }
function withoutUndefined<Shape extends object>(shape: Shape): Exact<Shape> {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Exact<Shape>
}
