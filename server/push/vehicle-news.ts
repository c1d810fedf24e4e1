import type { Push } from './push.ts'
import { type AllNews, hourMs, type PushContext, type PushText } from './text.ts'

type VehicleName = Extract<keyof AllNews, `vehicles.${string}` | `drive.${string}`>

/** Papers, vehicles, and being online. */
export const vehiclePushes: { [Name in VehicleName]: PushText<AllNews[Name]> } = {
  'vehicles.read': wasRead,
  'vehicles.failed': hasFailed,
  /** What was sent in the web app, told when they have left its page. */
  'vehicles.left': (data, ctx) =>
    ctx.scope.vehicles.paper(data.documentId)?.state === 'failed' ? hasFailed(data, ctx) : wasRead(data, ctx),
  'vehicles.decided'({ documentId }, ctx) {
    const { say } = ctx
    return ctx.scope.vehicles.paper(documentId)?.state === 'approved'
      ? ofPaper(documentId, say('push.approved'), say('push.approved.body'), ctx)
      : ofPaper(documentId, say('push.rejected'), say('push.open.why'), ctx)
  },
  'vehicles.reminder'({ vehicleId, is }, ctx) {
    const { scope, say } = ctx
    const vehicle = scope.drive.vehicles().find(({ id }) => id === vehicleId)
    if (vehicle === undefined) return undefined
    const { plate } = vehicle
    const [title, body] =
      is === 'begun'
        ? [say('push.insured', { plate }), say('push.approved.body')]
        : is === 'ended'
          ? [say('push.insuranceEnded', { plate }), say('push.newCertificate')]
          : is === 1
            ? [say('push.insuranceEndsToday', { plate }), say('push.newCertificate')]
            : [say('push.insuranceEnds', { plate, n: is }), say('push.newCertificate')]
    return { ...ofVehicles(`vehicle-${vehicleId}`, title, body, ctx), urgency: 'normal' }
  },

  'drive.verified': ({ vehicleId }, ctx) =>
    ofVehicles(`vehicle-${vehicleId}`, ctx.say('push.approved'), ctx.say('push.approved.body'), ctx),
  'drive.rejected': ({ vehicleId }, ctx) =>
    ofVehicles(`vehicle-${vehicleId}`, ctx.say('push.vehicleRejected'), ctx.say('push.open.why'), ctx),
  'drive.offline': (_data, ctx) => ofDriving(ctx.say('push.cannotDrive'), ctx.say('push.open.why'), ctx),
  'drive.restored': (_data, ctx) => ofDriving(ctx.say('push.canDrive'), ctx.say('push.canDrive.body'), ctx),
  'drive.expired': ({ why }, ctx) => ofDriving(ctx.say('push.offline'), ctx.say(`push.offline.${why}`), ctx),
}

/** With nothing to ask it was settled in the same moment. */
function wasRead({ documentId }: { documentId: number }, ctx: PushContext): Push | undefined {
  const state = ctx.scope.vehicles.paper(documentId)?.state
  const { say } = ctx
  if (state === undefined) return undefined
  if (state === 'review') return ofPaper(documentId, say('push.read'), say('push.read.check'), ctx)
  if (state === 'submitted') return ofPaper(documentId, say('push.read'), say('push.read.submitted'), ctx)
  if (state === 'approved') return ofPaper(documentId, say('push.approved'), say('push.approved.body'), ctx)
  return ofPaper(documentId, say('push.unusable'), say('push.open.why'), ctx)
}

function hasFailed({ documentId }: { documentId: number }, ctx: PushContext): Push {
  return ofPaper(documentId, ctx.say('push.unusable'), ctx.say('push.unusable.body'), ctx)
}

const ofPaper = (documentId: number, title: string, body: string, ctx: PushContext): Push =>
  ofVehicles(`paper-${documentId}`, title, body, ctx)

const ofVehicles = (tag: string, title: string, body: string, { happenedAt }: PushContext): Push => ({
  title,
  body,
  url: '/vehicles',
  tag,
  urgency: 'normal',
  until: happenedAt + 12 * hourMs,
})

/** They go without work until they look. */
const ofDriving = (title: string, body: string, { happenedAt }: PushContext): Push => ({
  title,
  body,
  url: '/drive',
  tag: 'drive',
  urgency: 'high',
  until: happenedAt + 3 * hourMs,
})
