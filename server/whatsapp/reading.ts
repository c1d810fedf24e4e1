import type { Reading } from '../queue/handle.ts'
import { classify } from './errors.ts'
import { incomingOf } from './incoming.ts'
import { becomesIn, list, millis, object, text } from './payload.ts'

/** How the queue reads what the webhook stored. */
export const whatsappReading: Reading = {
  message: (payload) => incomingOf(object(object(payload)?.message) ?? {}),

  status(payload) {
    const status = object(object(payload)?.status)
    const waMessageId = text(status?.id)
    const name = text(status?.status)
    if (status === undefined || waMessageId === undefined || name === undefined) return undefined
    const token = text(status.biz_opaque_callback_data)
    const error = object(list(status.errors)[0])
    const code = typeof error?.code === 'number' ? error.code : undefined
    const message = text(object(error?.error_data)?.details) ?? text(error?.title) ?? text(error?.message)
    return {
      waMessageId,
      status: name,
      occurredAt: millis(status.timestamp),
      ...(token !== undefined && { token }),
      ...(code !== undefined && { errorCode: code }),
      ...(message !== undefined && { errorMessage: message.slice(0, 500) }),
      ...(name === 'failed' && { refusal: classify(code ?? null, null) }),
    }
  },

  identity(payload) {
    // A system message, or the webhook field user_id_update.
    const system = object(object(object(payload)?.message)?.system)
    const update = object(object(payload)?.identity)
    const userId = text(object(update?.user_id)?.current)
    return becomesIn(system) ?? (userId === undefined ? undefined : { userId })
  },

  marketingOptOut(payload) {
    const preference = object(object(payload)?.preference)
    if (preference === undefined) return undefined
    const value = text(preference.value)
    return value === 'stop' ? true : value === 'resume' ? false : undefined
  },
}
