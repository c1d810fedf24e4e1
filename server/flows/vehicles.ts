import type { FieldName } from '../ocr/document.ts'
import type { OwnVehicle } from '../policy/drive.ts'
import type { NotTaken, SentFile } from '../policy/vehicles.ts'
import { lastDayOf, myVehicles } from './drive-words.ts'
import { actionId, type Ctx, choices, defineFlow, type Outcome } from './flow.ts'
import { begin, checkSteps, instead } from './vehicles-check.ts'
import { mySteps, noRoom } from './vehicles-mine.ts'
import { vehicleNews } from './vehicles-news.ts'
import { paperSteps } from './vehicles-paper.ts'
import { looked, sentAtRest, unaskedSteps, whose } from './vehicles-unasked.ts'
import { checkIt, text, vehicleOf } from './vehicles-words.ts'

export interface Vehicles {
  /** Of the vehicle that is being registered. */
  type?: OwnVehicle['type'] | undefined
  /** Of the vehicle that is being looked at, or whose certificate is to be sent. */
  vehicleId?: number | undefined
  /** Where the page of their list begins that is shown. */
  from?: number | undefined
  /** The certificate that is asked about, and the field. */
  documentId?: number | undefined
  field?: FieldName | undefined
  /** How many are read before the one that was sent last. */
  ahead?: number | undefined
  /** That no more are taken, and when they were told so. */
  told?: { problem: NotTaken; at: number } | undefined
  /** Sent before it was known whether they are a vehicle's papers, and which one's. */
  files?: SentFile[] | undefined
  /** Pictures of these that are looked at for QR codes first, by Meta's ids. */
  looked?: string[] | undefined
  /** QR codes in the file that is asked about. */
  codes?: string[] | undefined
  /** The papers were of another vehicle, which may be added instead. */
  orAdd?: boolean | undefined
}
export type StepName =
  | 'list'
  | 'one'
  | 'remove'
  | 'type'
  | 'plate'
  | 'photo'
  | 'reading'
  | 'check'
  | 'correct'
  | 'sort'
  | 'whose'
  | 'looking'
type To = Outcome<Vehicles, StepName>
type C = Ctx<Vehicles>

const { reading } = paperSteps

/** Vehicles and their papers: registered from a photo of the insurance certificate, renewed, removed. */
export const vehicles = defineFlow<Vehicles, StepName>()({
  name: 'vehicles',
  version: 1,
  title: 'vehicles.title',
  keywords: 'vehicles.keywords',
  first: 'type',
  blank: {},
  // Whoever talks to the operator about their papers must hear what was decided, and be able to send another one.
  urgent: true,
  inMenu(ctx) {
    const { say, scope } = ctx
    const waits = scope.vehicles.openPapers().some(({ state }) => state === 'review')
    const above = [...(waits ? [say('vehicles.aboveMenu')] : []), ...endedLines(ctx)].join('\n')
    return { title: say('vehicles.title'), ...(above !== '' && { above }) }
  },
  opens: (ctx) => (hasAny(ctx) ? { goTo: 'list' } : undefined),

  steps: {
    ...mySteps,
    ...paperSteps,
    // Of several pictures that came unasked the first may be with the reader while others are looked at.
    reading: { ...reading, meets: { ...reading.meets, 'make-qr.pictureRead': looked } },
    ...checkSteps,
    ...unaskedSteps,
  },

  actions: {
    list: (_value, ctx) => (hasAny(ctx) ? { goTo: 'list' } : { goTo: 'type' }),
    add(_value, ctx) {
      const full = noRoom(ctx)
      return full === undefined ? { goTo: 'type' } : { goTo: 'list', say: [text(full.problem)] }
    },
    /** A certificate that was read while they were elsewhere. */
    check(id, ctx) {
      const paper = ctx.scope.vehicles.paper(Number(id))
      if (paper?.state === 'review') return begin(paper, ctx)
      return { stay: [choices(ctx.say('vehicles.paperGone'), [myVehicles(ctx)])] }
    },
    photo: (id, ctx) => instead(Number(id), ctx),
    renew(id, ctx) {
      const vehicle = vehicleOf(Number(id), ctx)
      if (vehicle === undefined)
        return { stay: [choices(ctx.say('vehicles.problem.gone'), [myVehicles(ctx)])] }
      return { goTo: 'photo', data: { type: vehicle.type, vehicleId: vehicle.id } }
    },
    /** A picture in which no QR code was found, by the job that looked for one. */
    paper(jobId, ctx) {
      const file = ctx.scope.vehicles.sentPicture(Number(jobId))
      return file === undefined ? { stay: [text(ctx.say('vehicles.pictureGone'))] } : whose([file], ctx)
    },
    giveUp(_value, ctx) {
      const { scope, say } = ctx
      for (const { id } of scope.vehicles.openPapers()) scope.vehicles.discard(id)
      return { done: true, say: [choices(say('vehicles.givenUp'), [myVehicles(ctx)])] }
    },
  },

  shortcut: sentAtRest,

  cancels: (ctx) => stillOpen(ctx, 'vehicles.askGiveUp'),
  leaves: (ctx) => stillOpen(ctx, isInReview(ctx) ? 'vehicles.leftOpen' : 'vehicles.askGiveUp'),

  isPast: ({ data, scope }) =>
    data.documentId !== undefined &&
    data.field !== undefined &&
    scope.vehicles.paper(data.documentId)?.state !== 'review',

  events: vehicleNews,
})

const hasAny = ({ scope }: C): boolean =>
  scope.drive.vehicles().length > 0 || scope.vehicles.openPapers().length > 0

const isInReview = ({ scope }: C): boolean =>
  scope.vehicles.openPapers().some(({ state }) => state === 'review')

/** The notice may not have reached them: outside of WhatsApp's window it cannot be sent. */
const endedLines = ({ say, scope, now }: C): string[] =>
  scope.drive.vehicles().flatMap((vehicle) => {
    const { id, plate, state, insuredUntil: until } = vehicle
    if (state !== 'active' || until === null || until > now || now - until > recentlyMs) return []
    const isSent = scope.vehicles.papersOf(id).some((paper) => paper.state === 'submitted')
    return isSent ? [] : [say('vehicles.aboveEnded', { plate, date: lastDayOf(vehicle, scope) })]
  })
const recentlyMs = 31 * 86_400_000

/** Leaving the questions forgets nothing; what does is one tap away. */
function stillOpen(ctx: C, sentence: 'vehicles.askGiveUp' | 'vehicles.leftOpen'): To | undefined {
  const { scope, say } = ctx
  const papers = scope.vehicles.openPapers()
  if (papers.length === 0) return undefined
  const toCheck = papers.find(({ state }) => state === 'review')
  return {
    done: true,
    say: [
      choices(say(sentence), [
        { id: actionId('vehicles', 'giveUp'), title: say('vehicles.giveUp') },
        ...(toCheck === undefined ? [] : [checkIt(toCheck, ctx)]),
        myVehicles(ctx),
      ]),
    ],
  }
}
