import { Elysia } from 'elysia'
import type { Context } from '../context.ts'
import { AppError } from '../error.ts'
import { api } from './api/api.ts'
import { problemResponse } from './api/problem.ts'
import { health } from './health.ts'
import { pay } from './pay.ts'
import { trip } from './trip.ts'
import { webhook } from './webhook.ts'

/** Everything this server answers, and how it says no. */
export function httpApp(context: Context) {
  const { timezone, emergencyNumber } = context.config
  return new Elysia({ name: 'inzira', serve: { maxRequestBodySize: maxBodyBytes } })
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
    .use(webhook(context))
    .use(pay({ read: context.db.read, pictures: context.pictures }))
    .use(trip({ read: context.db.read, clock: context.clock, timezone, emergencyNumber }))
    .use(health(context))
    .use(api(context))
}

const pathOf = (request: Request): string => new URL(request.url).pathname

/** Room for the largest webhook (3 MiB) and a little more, so that our own 413 can say so. */
const maxBodyBytes = 4 * 1024 * 1024
