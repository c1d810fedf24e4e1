import type { OwnVehicle } from '../policy/drive.ts'
import type { SentFile } from '../policy/vehicles.ts'
import { myVehicles } from './drive-words.ts'
import { answerId, ask, type Ctx, choices, chosen, type Outcome, type Step } from './flow.ts'
import type { Incoming } from './incoming.ts'
import { isPicture } from './qr-payee.ts'
import { explained } from './qr-words.ts'
import type { StepName, Vehicles } from './vehicles.ts'
import { pageIn, pageOf } from './vehicles-pages.ts'
import { received } from './vehicles-paper.ts'
import { alsoWith, fileIn, text, vehicleOf } from './vehicles-words.ts'

type C = Ctx<Vehicles>
type To = Outcome<Vehicles, StepName>

/** A file that came unasked: is it papers, and whose? */
export const unaskedSteps: Record<'sort' | 'whose' | 'looking', Step<Vehicles, StepName>> = {
  sort: {
    ask({ data, say, ...ctx }) {
      const plate = vehicleOf(data.vehicleId, ctx)?.plate
      const asked = plate === undefined ? say('vehicles.askSort') : say('vehicles.askNew', { plate })
      const isCode = data.codes !== undefined
      return choices(isCode ? `${asked}\n\n${say('vehicles.codeToo')}` : asked, [
        { id: answerId('vehicles', 'sort', 'yes'), title: say('vehicles.yesRead') },
        {
          id: answerId('vehicles', 'sort', 'no'),
          title: say(isCode ? 'vehicles.codeInstead' : 'vehicles.noOther'),
        },
      ])
    },
    answer(incoming, ctx) {
      const { data, say, scope } = ctx
      const file = fileIn(incoming)
      if (file !== undefined) return { goTo: 'sort', data: { files: alsoWith(file, data.files) } }
      const files = data.files ?? []
      switch (chosen(incoming, 'vehicles', 'sort')) {
        case 'yes':
          return data.type === undefined ? whose(files, ctx) : takenFor(files, data, ctx)
        case 'no':
          return {
            done: true,
            say: data.codes?.map((each) => explained(scope.qr.explain(each), ctx)) ?? [
              choices(say('vehicles.notPapers'), [myVehicles(ctx)]),
            ],
          }
      }
      return { problem: say('flow.tapOne') }
    },
  },

  whose: ask<Vehicles, StepName, OwnVehicle | 'other' | { from: number }>(
    ({ data, say, scope }) => {
      const { rows } = pageOf(scope.drive.vehicles(), 'whose', data.from)
      rows.push({ id: answerId('vehicles', 'whose', 'other'), title: say('vehicles.otherVehicle') })
      return choices(say('vehicles.askWhose'), rows, { button: say('vehicles.listButton') })
    },
    (incoming, ctx) => {
      const value = chosen(incoming, 'vehicles', 'whose')
      const vehicle = vehicleOf(Number(value), ctx)
      const from = pageIn(value)
      if (from !== undefined) return { value: { from } }
      return value === 'other'
        ? { value }
        : vehicle === undefined
          ? { problem: ctx.say('flow.tapOne') }
          : { value: vehicle }
    },
    (vehicle, ctx) =>
      vehicle === 'other'
        ? { goTo: 'type' }
        : 'from' in vehicle
          ? { goTo: 'whose', data: vehicle }
          : (received(ctx.data.files ?? [], { type: vehicle.type, vehicleId: vehicle.id }, ctx) ?? {
              goTo: 'photo',
              data: { type: vehicle.type, vehicleId: vehicle.id },
            }),
  ),

  /** A picture that is most likely the papers they were asked for, unless there is a QR code in it. */
  looking: {
    idle: true,
    ask: ({ say }) => text(say('qr.reading')),
    answer(incoming, ctx) {
      return lookedAt(incoming, ctx) ?? { stay: [text(ctx.say('vehicles.stillReading'))] }
    },
    meets: { 'make-qr.pictureRead': looked },
  },
}

/** A PDF has no codes to offer; a picture is left to those who read codes, unless papers are waited for. */
export function sentAtRest(incoming: Incoming, ctx: C): To | undefined {
  const file = fileIn(incoming)
  if (file === undefined) return undefined
  const isPdf = /^\s*application\/pdf\b/i.test(file.mime)
  const [wanted, ...more] = ctx.scope.vehicles.wanted()
  if (wanted === undefined) return isPdf ? { goTo: 'sort', data: { files: [file] } } : undefined
  if (!isPdf && !isPicture(incoming)) return undefined
  return lookedAt(incoming, { ...ctx, data: more.length > 0 ? {} : wanted })
}

/** With vehicles of theirs it may be one's new certificate. */
export const whose = (files: SentFile[], { scope }: C): To =>
  scope.drive.vehicles().length > 0 ? { goTo: 'whose', data: { files } } : { goTo: 'type', data: { files } }

/** What a worker found in a picture that is most likely papers; undefined for any other picture. */
export function looked(found: unknown, ctx: C): To | undefined {
  const { texts, problem, jobId } = found as { texts?: string[]; problem?: string; jobId?: number }
  const { data, scope, say } = ctx
  const file = jobId === undefined ? undefined : scope.vehicles.sentPicture(jobId)
  if (file === undefined || data.looked?.includes(file.mediaId) !== true) return undefined
  if (texts !== undefined && texts.length > 0) {
    return { goTo: 'sort', data: { files: [file], codes: texts.slice(0, maxCodes) } }
  }
  if (problem === 'picture_unavailable') {
    return { done: true, say: [choices(say('qr.picture_unavailable'), [myVehicles(ctx)])] }
  }
  return takenFor([file], data, ctx)
}

function lookedAt(incoming: Incoming, ctx: C): To | undefined {
  const file = fileIn(incoming)
  if (file === undefined) return undefined
  const { data, scope } = ctx
  const { type, vehicleId } = data
  if (!isPicture(incoming) || !scope.flags.isOn('qr_generation')) return takenFor([file], data, ctx)
  scope.media.readQr(file)
  return { goTo: 'looking', data: { type, vehicleId, looked: [...(data.looked ?? []), file.mediaId] } }
}

/** As papers of what they were asked for, where that is one vehicle. */
function takenFor(files: SentFile[], { type, vehicleId, looked: before }: Vehicles, ctx: C): To {
  if (type === undefined) return whose(files, ctx)
  const about = { type, vehicleId: vehicleOf(vehicleId, ctx)?.id }
  const outcome = received(files, about, ctx) ?? { goTo: 'photo', data: about }
  if ('problem' in outcome) return { done: true, say: [choices(outcome.problem, [myVehicles(ctx)])] }
  return 'goTo' in outcome ? { ...outcome, data: { ...outcome.data, looked: before } } : outcome
}

/** A poster may hold several codes; three bubbles are enough. */
const maxCodes = 3
