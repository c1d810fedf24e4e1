import { Elysia } from 'elysia'
import type { Context } from '../context.ts'
import { AppError } from '../error.ts'
import { isSecure } from './address.ts'
import { api } from './api/api.ts'
import { docs } from './api/docs.ts'
import { gate } from './api/gate.ts'
import { problemResponse } from './api/problem.ts'
import { appFiles } from './app-files.ts'
import { maxBodyBytes, mustFit } from './body-limit.ts'
import { cors } from './cors.ts'
import { leastHeaders } from './headers.ts'
import { health } from './health.ts'
import { liveLimits } from './live/live.ts'
import { pay } from './pay.ts'
import { ShareDoor } from './share.ts'
import { tileOrigins, tiles } from './tiles.ts'
import { trip } from './trip.ts'
import { webhook } from './webhook.ts'

/** Everything this server answers, and how it says no. */
export function httpApp(context: Context) {
  const { timezone, emergencyNumber } = context.config
  const web = api(context)
  const pass = gate(context)
  // An address without TLS would be lost to whoever had come by TLS once.
  const secure = (request: Request) =>
    context.config.publicUrl?.startsWith('https:') === true && isSecure(request, context.config)
  return new Elysia({ name: 'inzira', serve: { maxRequestBodySize: maxBodyBytes }, websocket: liveLimits })
    .onError(({ error, code, set, request }) => {
      const path = pathOf(request)
      if (path.startsWith('/api/')) return problemResponse(error, code, { log: context.log, path })
      if (error instanceof AppError) {
        set.status = error.status
        if (error.status === 503) set.headers['retry-after'] = '5'
        if (error.status === 503) context.log.error({ err: error, url: path }, 'not available')
        return { error: { code: error.code, message: error.message } }
      }
      if (code === 'NOT_FOUND') {
        set.status = 404
        return { error: { code: 'not.found', message: 'There is nothing at this address.' } }
      }
      if (code === 'PARSE' || code === 'VALIDATION' || code === 'INVALID_COOKIE_SIGNATURE') {
        set.status = 400
        return { error: { code: 'usage.invalid', message: 'This request cannot be understood.' } }
      }
      context.log.error({ err: error, url: path }, 'a request failed')
      set.status = 500
      return { error: { code: 'internal', message: 'Something went wrong here. It has been written down.' } }
    })
    .onRequest(({ request, set, server }) => {
      // No host, or none that can be: nobody's browser, and no address that the others could read.
      if (!URL.canParse(request.url) && !forSupervisors.has(request.url))
        return new Response(null, { status: 400 })
      // Whoever answers may say more.
      Object.assign(set.headers, leastHeaders(request, { isSecure: secure }))
      // Before its body is read, and whether or not there is anything at its address.
      if (pathOf(request).startsWith('/api/')) pass(request, server)
      else mustFit(request)
      return undefined
    })
    .use(webhook(context))
    .use(pay({ read: context.db.read, pictures: context.pictures }))
    .use(trip({ read: context.db.read, clock: context.clock, timezone, emergencyNumber }))
    .use(health(context))
    .use(tiles(context))
    .use(web)
    .use(docs(context, web))
    .use(cors(context.config))
    .use(
      appFiles({
        tileOrigins: tileOrigins(context.config),
        isSecure: secure,
        door: new ShareDoor(context),
      }),
    )
}

/** What balances loads may ask as HTTP/1.0 did, without a host. */
const forSupervisors: ReadonlySet<string> = new Set(['/health', '/ready'])

const pathOf = (request: Request): string => URL.parse(request.url)?.pathname ?? request.url
