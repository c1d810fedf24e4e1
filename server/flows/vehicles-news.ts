import type { Reminder } from '../documents/reminders.ts'
import type { Paper } from '../policy/vehicles.ts'
import { clipped, goOnlineChoice, lastDayOf, myVehicles, newCertificate } from './drive-words.ts'
import { type Ctx, choices } from './flow.ts'
import type { Message } from './message.ts'
import { prefixed } from './prefix.ts'
import {
  anotherPhoto,
  approvedMessage,
  checkIt,
  faultOf,
  rejectedMessage,
  summaryOf,
  vehicleOf,
  verdictMessage,
} from './vehicles-words.ts'

type C = Ctx<object>

/**
 * What readers, operators and the calendar have to say to somebody who does not wait for it. What does not hold any
 * more is not said.
 */
export const vehicleNews: Record<string, (data: unknown, ctx: C) => Message[]> = {
  read,
  failed,

  /** They have been silent at the page for a while. */
  left(data, ctx) {
    const state = ctx.scope.vehicles.paper(documentIn(data))?.state
    return (state === 'failed' ? failed : read)(data, ctx)
  },

  /** By the operator. */
  decided(data, ctx) {
    const paper = ctx.scope.vehicles.paper(documentIn(data))
    const vehicle = vehicleOf(paper?.vehicleId, ctx)
    if (paper?.state === 'rejected') return [rejectedMessage(paper, clipped(paper.why), ctx)]
    // The vehicle may have been suspended or removed since.
    if (paper?.state !== 'approved' || vehicle?.state !== 'active' || vehicle.insuredUntil === null) return []
    const { plate, insuredFrom: from, insuredUntil: until } = vehicle
    return until > ctx.now ? [approvedMessage({ plate, from, until }, ctx)] : []
  },

  reminder(data, ctx) {
    const { say, scope } = ctx
    const { vehicleId, at, is } = data as Reminder
    const vehicle = vehicleOf(vehicleId, ctx)
    if (vehicle?.state !== 'active') return []
    const { plate } = vehicle
    const date = lastDayOf(vehicle, scope)
    if (is === 'begun') {
      const body = say('vehicles.remind.begun', { plate, date })
      return vehicle.valid ? [choices(body, [goOnlineChoice(ctx), myVehicles(ctx)])] : []
    }
    if (vehicle.insuredUntil !== at || (is !== 'ended' && hasNext(vehicleId, at, ctx))) return []
    const body =
      is === 'ended'
        ? say('vehicles.remind.ended', { plate, date })
        : is === 1
          ? say('vehicles.remind.last', { plate, date })
          : say('vehicles.remind.days', { plate, date, n: is })
    return [choices(body, [newCertificate(vehicle, ctx), myVehicles(ctx)])]
  },
}

/** With nothing to ask it is settled at once; else they choose when to answer. */
function read(data: unknown, ctx: C): Message[] {
  const { say, scope } = ctx
  const paper = scope.vehicles.paper(documentIn(data))
  if (paper?.state !== 'review' || leftToPage(paper, ctx)) return []
  const summary = summaryOf(paper, ctx)
  if (scope.vehicles.nextQuestion(paper.id) === undefined) {
    const verdict = scope.vehicles.settle(paper.id)
    if (verdict === undefined) return []
    const told = verdictMessage(paper, verdict, ctx)
    return summary === undefined || verdict.is === 'refused'
      ? [told]
      : [{ kind: 'text', body: summary }, told]
  }
  const ask = choices(say('vehicles.toCheck'), [checkIt(paper, ctx), myVehicles(ctx)])
  const body = [say('vehicles.readAlready'), summary].filter((part) => part !== undefined)
  return prefixed(body.join('\n\n'), ask)
}

function failed(data: unknown, ctx: C): Message[] {
  const paper = ctx.scope.vehicles.paper(documentIn(data))
  if (paper?.state !== 'failed' || leftToPage(paper, ctx)) return []
  // Whoever has sent another one has seen it.
  if (paper.isFollowed) return []
  return [choices(faultOf(paper, ctx), [anotherPhoto(paper, ctx), myVehicles(ctx)])]
}

/**
 * What was sent in the web app is asked and told there, and nowhere else at the same time. Whether they are still at
 * the page is looked at when they have been silent for a while: if not, the conversation goes on with it.
 */
function leftToPage({ id, atPageUntil }: Paper, { scope }: C): boolean {
  if (atPageUntil === null) return false
  scope.timers.set('vehicles.left', atPageUntil, { documentId: id })
  return true
}

/** The operator has the next certificate already. */
const hasNext = (vehicleId: number, endsAt: number, { scope }: C): boolean =>
  scope.vehicles
    .papersOf(vehicleId)
    .some(({ state, until }) => state === 'submitted' && until !== null && until > endsAt)

export const documentIn = (data: unknown): number => Number((data as { documentId?: number }).documentId)
