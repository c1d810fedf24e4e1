import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Graph } from './graph.ts'

/** The number people write to, as digits; null while nobody knows it. */
export type BusinessNumber = () => Promise<string | null>

/** As it is set, or as Meta tells it: asked once, and after a fault again when somebody next wants to know. */
export function businessNumber({
  configured,
  graph,
  phoneNumberId,
  clock,
  log,
}: {
  configured: string | undefined
  graph: Pick<Graph, 'get'>
  phoneNumberId: string
  clock: Pick<Clock, 'now' | 'after'>
  log: Log
}): BusinessNumber {
  if (configured !== undefined) return () => Promise.resolve(configured)
  let asked: Promise<string | null> | undefined
  let notBefore = 0
  const ask = async (): Promise<string | null> => {
    try {
      const { status, body } = await graph.get(`${phoneNumberId}?fields=display_phone_number`)
      const shown = status === 200 ? body.display_phone_number : undefined
      const digits = typeof shown === 'string' ? shown.replace(/\D/g, '') : ''
      if (digits !== '') return digits
      log.warn({ status }, 'Meta does not tell the number people write to; set WHATSAPP_NUMBER')
    } catch (error) {
      log.warn({ err: error }, 'Meta could not be asked for the number people write to')
    }
    asked = undefined
    notBefore = clock.now() + againAfterMs
    return null
  }
  return () => {
    if (asked === undefined && clock.now() < notBefore) return Promise.resolve(null)
    asked ??= ask()
    return Promise.race([asked, nobodyAfter(clock)])
  }
}

/** A page is waiting: without the number it says what to do instead. */
const nobodyAfter = (clock: Pick<Clock, 'after'>): Promise<null> =>
  new Promise((resolve) => clock.after(patienceMs, () => resolve(null)))

const patienceMs = 3_000
const againAfterMs = 60_000
