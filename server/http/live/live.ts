import type { ServerWebSocket } from 'bun'
import { Elysia } from 'elysia'
import type { Context } from '../../context.ts'
import { isOn } from '../../flags/flags.ts'
import { Problem } from '../api/problem.ts'
import { view } from '../api/view.ts'
import { signedIn } from '../api/who.ts'
import { cookieIn, sessionCookie } from '../cookies.ts'
import { isFromOurPage } from '../origin.ts'
import { heard } from './heard.ts'
import type { LiveSocket } from './socket.ts'
import { liveStateOf, versionOf } from './state.ts'

/** /api/live: a page's own things as they change, over a WebSocket, or by asking now and then. */
export const live = (context: Context) => {
  const sockets = new WeakMap<object, LiveSocket>()
  return new Elysia({ name: 'api-live' })
    .get(
      '/live/state',
      ({ request }) =>
        view(context, request, (scope) => {
          const state = liveStateOf(scope, context.clock.now())
          return { version: versionOf(state), hasSocket: isOn(context.db.read, 'real_time_updates'), state }
        }),
      {
        detail: {
          summary: 'How everything of theirs stands, for pages without the WebSocket',
          tags: ['Live'],
        },
      },
    )
    .ws('/live', {
      detail: { summary: 'The same as it changes: a WebSocket (server/http/live/wire.ts)', tags: ['Live'] },
      beforeHandle({ request }) {
        signedIn(context, request)
        // Browsers let any site open a WebSocket anywhere, with cookies: only they can say who did.
        if (!isFromOurPage(request, context.config)) throw new Problem('request.foreign')
      },
      open({ raw, data }) {
        const { personId } = signedIn(context, data.request)
        const token = cookieIn(data.request, sessionCookie(context.config)) ?? ''
        const line = {
          send: (text: string) => raw.sendText(text),
          buffered: () => (raw as unknown as ServerWebSocket).getBufferedAmount(),
          close: (code: number, why: string) => raw.close(code, why),
          terminate: () => raw.terminate(),
        }
        const socket = context.live.open(line, { personId, token })
        if (socket !== undefined) sockets.set(raw, socket)
      },
      message({ raw }, message: unknown) {
        const socket = sockets.get(raw)
        if (socket !== undefined) context.live.hear(socket, heard(message))
      },
      drain({ raw }) {
        const socket = sockets.get(raw)
        if (socket !== undefined) context.live.drained(socket)
      },
      close({ raw }) {
        const socket = sockets.get(raw)
        if (socket !== undefined) context.live.left(socket)
      },
    })
}

/** For the one server that listens: nobody needs to say much, and what is not taken is not kept. */
export const liveLimits = {
  maxPayloadLength: 2048,
  idleTimeout: 60,
  backpressureLimit: 256 * 1024,
  closeOnBackpressureLimit: true,
} as const
