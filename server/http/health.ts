import { Elysia } from 'elysia'
import type { Context } from '../context.ts'
import { AppError } from '../error.ts'
import { checkHealth } from '../health/health.ts'
import { sameSecret } from '../secret.ts'

/** /health: the process is alive. /ready: it can do its work. Details need the admin token. */
export const health = (context: Context) =>
  new Elysia({ name: 'health' })
    .onBeforeHandle(({ set }) => {
      set.headers['cache-control'] = 'no-store'
    })
    .get('/health', () => ({ status: 'ok', version: context.version }))
    .get('/ready', ({ set }) => {
      const { status } = checkHealth(context)
      if (status === 'unhealthy') set.status = 503
      return { status }
    })
    .get('/health/details', ({ headers, set }) => {
      const token = context.config.adminToken
      if (token === undefined || !sameSecret(headers.authorization ?? '', `Bearer ${token}`)) {
        throw new AppError(
          'signature.invalid',
          'Give ADMIN_TOKEN as "Authorization: Bearer …" to see the details.',
        )
      }
      const report = checkHealth(context)
      if (report.status === 'unhealthy') set.status = 503
      return report
    })
