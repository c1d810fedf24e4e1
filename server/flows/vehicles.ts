import type { FieldName } from '../ocr/document.ts'
import type { OwnVehicle } from '../policy/drive.ts'
import type { SentFile } from '../policy/vehicles.ts'
import { myVehicles } from './drive-words.ts'
import {
  actionId,
  answerId,
  ask,
  type Ctx,
  choices,
  chosen,
  defineFlow,
  type Outcome,
  type Step,
} from './flow.ts'
import type { Choice } from './message.ts'
import { begin, checkSteps, instead } from './vehicles-check.ts'
import { mySteps, noRoom } from './vehicles-mine.ts'
import { vehicleNews } from './vehicles-news.ts'
import { paperSteps, received } from './vehicles-paper.ts'
import { checkIt, fileIn, text, vehicleOf } from './vehicles-words.ts'

export interface Vehicles {
  /** Of the vehicle that is being registered. */
  type?: OwnVehicle['type'] | undefined
  /** Of the vehicle that is being looked at, or whose certificate is to be sent. */
  vehicleId?: number | undefined
  /** The certificate that is asked about, and the field. */
  documentId?: number | undefined
  field?: FieldName | undefined
  /** How many are read before the one that was sent last. */
  ahead?: number | undefined
  /** Sent before it was known whether they are a vehicle's papers, and which one's. */
  files?: SentFile[] | undefined
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
type To = Outcome<Vehicles, StepName>
type C = Ctx<Vehicles>

/** A file that came unasked: is it papers, and whose? */
const sortSteps: Record<'sort' | 'whose', Step<Vehicles, StepName>> = {
  sort: {
    ask: ({ say }) =>
      choices(say('vehicles.askSort'), [
        { id: answerId('vehicles', 'sort', 'yes'), title: say('vehicles.yesRead') },
        { id: answerId('vehicles', 'sort', 'no'), title: say('vehicles.noOther') },
      ]),
    answer(incoming, ctx) {
      const { data, say } = ctx
      const file = fileIn(incoming)
      if (file !== undefined) return { goTo: 'sort', data: { files: alsoWith(file, data) } }
      switch (chosen(incoming, 'vehicles', 'sort')) {
        case 'yes':
          return whose(data.files ?? [], ctx)
        case 'no':
          return { done: true, say: [choices(say('vehicles.notPapers'), [myVehicles(ctx)])] }
      }
      return { problem: say('flow.tapOne') }
    },
  },
  whose: ask<Vehicles, StepName, OwnVehicle | 'other'>(
    ({ say, scope }) => {
      const rows: Choice[] = scope.drive.vehicles().map(({ id, plate }) => ({
        id: answerId('vehicles', 'whose', id),
        title: plate,
      }))
      rows.push({ id: answerId('vehicles', 'whose', 'other'), title: say('vehicles.otherVehicle') })
      return choices(say('vehicles.askWhose'), rows, { button: say('vehicles.listButton') })
    },
    (incoming, ctx) => {
      const value = chosen(incoming, 'vehicles', 'whose')
      const vehicle = vehicleOf(Number(value), ctx)
      return value === 'other'
        ? { value }
        : vehicle === undefined
          ? { problem: ctx.say('flow.tapOne') }
          : { value: vehicle }
    },
    (vehicle, ctx) =>
      vehicle === 'other'
        ? { goTo: 'type' }
        : (received(ctx.data.files ?? [], { type: vehicle.type, vehicleId: vehicle.id }, ctx) ?? {
            goTo: 'photo',
            data: { type: vehicle.type, vehicleId: vehicle.id },
          }),
  ),
}

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
    return { title: say('vehicles.title'), ...(waits && { above: say('vehicles.aboveMenu') }) }
  },
  opens: (ctx) => (hasAny(ctx) ? { goTo: 'list' } : undefined),

  steps: { ...mySteps, ...paperSteps, ...checkSteps, ...sortSteps },

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

  /** Pictures are read for QR codes first; a PDF has none to offer. */
  shortcut(incoming) {
    const file = fileIn(incoming)
    return file === undefined || !/^\s*application\/pdf\b/i.test(file.mime)
      ? undefined
      : { goTo: 'sort', data: { files: [file] } }
  },

  cancels(ctx) {
    const { scope, say } = ctx
    const papers = scope.vehicles.openPapers()
    if (papers.length === 0) return undefined
    const toCheck = papers.find(({ state }) => state === 'review')
    const giveUp = { id: actionId('vehicles', 'giveUp'), title: say('vehicles.giveUp') }
    return {
      stay: [
        choices(say('vehicles.askGiveUp'), [
          giveUp,
          ...(toCheck === undefined ? [] : [checkIt(toCheck, ctx)]),
          myVehicles(ctx),
        ]),
      ],
    }
  },

  isPast: ({ data, scope }) =>
    data.documentId !== undefined &&
    data.field !== undefined &&
    scope.vehicles.paper(data.documentId)?.state !== 'review',

  events: vehicleNews,
})

const hasAny = ({ scope }: C): boolean =>
  scope.drive.vehicles().length > 0 || scope.vehicles.openPapers().length > 0

/** With vehicles of theirs it may be one's new certificate. */
const whose = (files: SentFile[], { scope }: C): To =>
  scope.drive.vehicles().length > 0 ? { goTo: 'whose', data: { files } } : { goTo: 'type', data: { files } }

const alsoWith = (file: SentFile, { files = [] }: Vehicles): SentFile[] =>
  [...files.filter(({ mediaId }) => mediaId !== file.mediaId), file].slice(0, maxFiles)

const maxFiles = 10
