import { Elysia } from 'elysia'
import type { Context } from '../../context.ts'
import { config } from './config.ts'
import { gate } from './gate.ts'
import { me } from './me.ts'
import { tagged } from './tagged.ts'

/** The web app's server side, under /api. Its type is all that the page knows of it. */
export const api = (context: Context) =>
  new Elysia({ name: 'api', prefix: '/api' })
    .use(gate(context))
    .use(tagged())
    .use(config(context))
    .use(me(context))

export type Api = ReturnType<typeof api>
