import type { Server } from 'bun'
import { concernsAccount, errorBody, type GraphFault, graphFault, noSuchObject } from './graph-fault.ts'
import {
  downloadMedia,
  type GraphAnswer,
  mediaInfo,
  mediaPath,
  removeMedia,
  uploadMedia,
} from './graph-media.ts'
import { excerpt, type Json, objectOf } from './json.ts'
import { markRead, type Outcome, send } from './send.ts'
import type { World } from './world.ts'

/** `https://graph.facebook.com/{version}/…`, any version. */
export async function graph(world: World, request: Request, server: Server<unknown>): Promise<Response> {
  const startedAt = performance.now()
  const address = new URL(request.url)
  const body = request.method === 'POST' && !isMultipart(request) ? await request.text() : undefined
  const entry = world.wire.begin({
    at: world.clock.now(),
    way: 'graph',
    method: request.method,
    path: address.pathname,
    about: world.wire.recording ? aboutOf(request.method, address, body) : '',
    ...personIn(world, body),
    ...(body !== undefined && body !== '' && { request: body }),
  })
  const answer = await route(world, request, address, body)
  const end = (result: { status?: number; problem?: string; response?: string }) =>
    world.wire.end(entry, { ms: performance.now() - startedAt, ...result })
  switch (answer.is) {
    case 'answered': {
      const response = JSON.stringify(answer.body)
      end({ status: 200, response })
      return json(response, 200)
    }
    case 'refused': {
      world.ledger.refuse(answer.fault.code)
      if (isSend(request.method, address) && concernsAccount(answer.fault.code))
        world.ledger.halt(answer.fault.code, world.clock.now())
      const response = JSON.stringify(errorBody(answer.fault, world.traceId()))
      end({ status: answer.fault.status, response, problem: `${answer.fault.code} ${answer.fault.title}` })
      return json(response, answer.fault.status)
    }
    case 'broken':
      end({ status: answer.status, problem: 'answered without JSON' })
      return new Response('<html><body>Sorry, something went wrong.</body></html>', {
        status: answer.status,
        headers: { 'content-type': 'text/html' },
      })
    case 'bytes':
      end({ status: 200, response: `${answer.body.byteLength} bytes of ${answer.type}` })
      return new Response(
        answer.breaksAt === undefined ? answer.body : breaking(answer.body.subarray(0, answer.breaksAt)),
        { headers: { 'content-type': answer.type } },
      )
    case 'hung':
      end({ problem: 'never answered' })
      server.timeout(request, 0)
      return await new Promise<Response>(() => {})
    case 'dropped':
      end({ problem: 'connection dropped' })
      return brokenConnection()
  }
}

async function route(
  world: World,
  request: Request,
  address: URL,
  body: string | undefined,
): Promise<GraphAnswer> {
  if (address.pathname === mediaPath)
    return authorised(world, request) ?? (await downloadMedia(world, address))
  const [version, id, edge, ...rest] = address.pathname.split('/').slice(1)
  if (!/^v\d+\.\d+$/.test(version ?? '') || id === undefined || rest.length > 0) {
    return refusal(noSuchObject(request.method === 'POST' ? 'post' : 'get', address.pathname.slice(1)))
  }
  const denied = authorised(world, request)
  if (denied) return denied
  const isOurs = id === world.identity.phoneNumberId
  const isAccount = id === world.identity.wabaId
  const { method } = request
  if (method === 'POST' && isOurs && edge === 'messages') return await messages(world, body ?? '')
  if (method === 'POST' && isOurs && edge === 'media') return await uploadMedia(world, request)
  if (method === 'GET' && isOurs && edge === undefined) return answered(phoneNumber(world))
  if (isAccount && edge === 'subscribed_apps') return subscribedApps(world, method)
  if (method === 'GET' && isAccount && edge === 'message_templates') return templates(world, address)
  if (method === 'GET' && isAccount && edge === undefined) {
    return answered({ id, name: world.identity.verifiedName, currency: 'USD', timezone_id: '1' })
  }
  if (method === 'GET' && isAccount && edge === 'phone_numbers')
    return answered({ data: [phoneNumber(world)] })
  if (method === 'GET' && edge === undefined) return await mediaInfo(world, id, address)
  if (method === 'DELETE' && edge === undefined) return removeMedia(world, id)
  return refusal(noSuchObject(method === 'POST' ? 'post' : method === 'DELETE' ? 'delete' : 'get', id))
}

async function messages(world: World, body: string): Promise<Outcome> {
  let message: Json | undefined
  try {
    message = objectOf(JSON.parse(body))
  } catch {
    message = undefined
  }
  if (message === undefined) return refusal(graphFault(100, 'The request body is not a JSON object.'))
  if (message.status !== undefined) {
    if (message.messaging_product !== 'whatsapp')
      return refusal(graphFault(100, 'Param messaging_product is required.'))
    return message.status === 'read'
      ? markRead(world, message)
      : refusal(graphFault(100, 'Param status must be "read".'))
  }
  return await send(world, message)
}

function authorised(world: World, request: Request): Outcome | undefined {
  const token = request.headers.get('authorization')?.replace(/^Bearer /i, '')
  if (token === world.identity.accessToken) return undefined
  const message =
    token === undefined
      ? 'An access token is required to request this resource.'
      : 'Invalid OAuth access token - Cannot parse access token'
  return refusal(graphFault(token === undefined ? 104 : 190, message, { status: 401, message }))
}

function phoneNumber(world: World): Json {
  return {
    verified_name: world.identity.verifiedName,
    code_verification_status: 'VERIFIED',
    display_phone_number: world.identity.displayPhoneNumber,
    quality_rating: 'GREEN',
    platform_type: 'CLOUD_API',
    throughput: { level: (world.settings.throughputPerSecond ?? 1_000) > 80 ? 'HIGH' : 'STANDARD' },
    webhook_configuration: world.courier.url === undefined ? {} : { application: world.courier.url },
    id: world.identity.phoneNumberId,
  }
}

function subscribedApps(world: World, method: string): GraphAnswer {
  if (method === 'GET') return answered({ data: world.subscribedApps })
  if (method === 'POST') {
    world.subscribedApps = [
      {
        whatsapp_business_api_data: {
          id: '670843887433847',
          name: world.identity.verifiedName,
          link: 'https://www.facebook.com/games/?app_id=670843887433847',
        },
      },
    ]
  } else world.subscribedApps = []
  return answered({ success: true })
}

function templates(world: World, address: URL): GraphAnswer {
  const name = address.searchParams.get('name')
  const status = address.searchParams.get('status')
  const found = world.templates.filter(
    (one) => (name === null || one.name === name) && (status === null || one.status === status),
  )
  return answered({ data: found, paging: { cursors: { before: 'MAZDZD', after: 'MjQZD' } } })
}

/** A stream that fails before its first byte makes Bun close the socket with nothing sent. */
function brokenConnection(): Response {
  return new Response(new ReadableStream({ start: (controller) => controller.error() }))
}

/** Some bytes, and then the connection is lost. */
function breaking(bytes: Uint8Array): ReadableStream {
  let isSent = false
  return new ReadableStream({
    async pull(controller) {
      if (isSent) return controller.error()
      isSent = true
      controller.enqueue(bytes)
    },
  })
}

/** Whom a request is about, read without parsing it. */
function personIn(world: World, body: string | undefined): { person?: string } {
  if (body === undefined || !world.wire.recording) return {}
  const found = /"(to|recipient|message_id)"\s*:\s*"([^"]+)"/.exec(body)
  const [, key, value = ''] = found ?? []
  const person =
    key === 'to'
      ? world.people.byPhone(value)
      : key === 'recipient'
        ? world.people.byUserId(value)
        : world.writtenBy.get(value)
  return person === undefined ? {} : { person: person.key }
}

function aboutOf(method: string, address: URL, body: string | undefined): string {
  if (address.pathname === mediaPath) return 'media download'
  const edge = address.pathname.split('/')[3]
  if (edge !== 'messages' || body === undefined) return edge ?? (method === 'DELETE' ? 'delete' : 'look-up')
  if (/"status"\s*:\s*"read"/.test(body)) return body.includes('typing_indicator') ? 'read + typing' : 'read'
  const kind =
    /"type"\s*:\s*"(text|image|document|audio|video|sticker|location|contacts|interactive|template|reaction)"/.exec(
      body,
    )?.[1]
  const said = /"(?:body|text|caption)"\s*:\s*"((?:[^"\\]|\\.)+)"/.exec(body)?.[1]
  return said === undefined ? (kind ?? 'message') : `${kind ?? 'text'} “${excerpt(JSON.parse(`"${said}"`))}”`
}

const isSend = (method: string, { pathname }: URL): boolean =>
  method === 'POST' && /\/(messages|media)$/.test(pathname)

const isMultipart = (request: Request): boolean =>
  (request.headers.get('content-type') ?? '').startsWith('multipart/form-data')

const json = (body: string, status: number): Response =>
  new Response(body, {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', 'facebook-api-version': 'v26.0' },
  })

const answered = (body: Json): GraphAnswer => ({ is: 'answered', body })
const refusal = (fault: GraphFault): Outcome => ({ is: 'refused', fault })
