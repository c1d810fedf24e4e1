import type { OwnVehicle } from '../policy/drive.ts'
import type { Paper, SentFile } from '../policy/vehicles.ts'
import { myVehicles, typeName } from './drive-words.ts'
import { answerId, type Ctx, choices, chosen, type Outcome, type Step } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { StepName, Vehicles } from './vehicles.ts'
import { begin, photoAgain, refused } from './vehicles-check.ts'
import { documentIn } from './vehicles-news.ts'
import { addOne, checkIt, faultOf, fileIn, notTaken, text, vehicleOf } from './vehicles-words.ts'

type C = Ctx<Vehicles>
type To = Outcome<Vehicles, StepName>

/** A certificate is sent and read. */
export const paperSteps: Record<'photo' | 'reading', Step<Vehicles, StepName>> = {
  photo: {
    ask(ctx) {
      const { data, say } = ctx
      const vehicle = vehicleOf(data.vehicleId, ctx)
      const what =
        vehicle === undefined
          ? say('vehicles.askPhoto', { type: typeName(data.type ?? 'other', ctx) })
          : say('vehicles.askPhotoOf', { plate: vehicle.plate })
      const body = `${what}\n\n${say('vehicles.howToPhoto')}`
      const noPaper = { id: answerId('vehicles', 'photo', 'noPaper'), title: say('vehicles.noPaper') }
      return choices(body, [
        ...(data.orAdd ? [addOne(ctx)] : []),
        vehicle === undefined ? noPaper : myVehicles(ctx),
      ])
    },
    answer(incoming, ctx) {
      if (chosen(incoming, 'vehicles', 'photo') === 'noPaper') return { goTo: 'plate' }
      return withFiles(incoming, 'photo', ctx) ?? { problem: ctx.say('vehicles.photoProblem') }
    },
  },

  reading: {
    idle: true,
    ask(ctx) {
      const { data, say, scope } = ctx
      const papers = scope.vehicles.openPapers()
      const reading = papers.filter(isBeingRead).length
      const [toCheck] = papers.filter(({ state }) => state === 'review')
      if (reading === 0) {
        return toCheck === undefined
          ? choices(say('vehicles.nothingOpen'), [myVehicles(ctx)])
          : choices(say('vehicles.readAlready'), [checkIt(toCheck, ctx), myVehicles(ctx)])
      }
      if (!scope.vehicles.isReading) return text(say('vehicles.readingOff'))
      const body = reading > 1 ? say('vehicles.readingMany', { n: reading }) : say('vehicles.reading')
      const ahead = data.ahead ?? 0
      return text(ahead >= worthTelling ? `${body}\n\n${say('vehicles.ahead', { n: ahead })}` : body)
    },
    answer(incoming, ctx) {
      const { say, scope } = ctx
      if (chosen(incoming, 'vehicles', 'reading') === 'giveUp') {
        for (const paper of scope.vehicles.openPapers().filter(isBeingRead)) scope.vehicles.discard(paper.id)
        return { done: true, say: [choices(say('vehicles.givenUp'), [myVehicles(ctx)])] }
      }
      const sent = withFiles(incoming, 'reading', ctx)
      if (sent !== undefined) return sent
      const giveUp = { id: answerId('vehicles', 'reading', 'giveUp'), title: say('vehicles.giveUp') }
      return scope.vehicles.openPapers().some(isBeingRead)
        ? { stay: [choices(say('vehicles.stillReading'), [giveUp, myVehicles(ctx)])] }
        : { goTo: 'reading' }
    },
    meets: {
      read(data, ctx) {
        const paper = ctx.scope.vehicles.paper(documentIn(data))
        return paper?.state === 'review' && paper.atPageUntil === null ? begin(paper, ctx) : undefined
      },
      failed(data, ctx) {
        const { scope } = ctx
        const paper = scope.vehicles.paper(documentIn(data))
        if (paper?.state !== 'failed' || paper.atPageUntil !== null || paper.isFollowed) return undefined
        const sentence = text(faultOf(paper, ctx))
        if (scope.vehicles.openPapers().length > 0) return { stay: [sentence] }
        return photoAgain(paper, ctx, [sentence])
      },
    },
  },
}

/** A file that was sent where one is waited for; undefined for anything else. */
export function withFiles(incoming: Incoming, step: StepName, ctx: C): To | undefined {
  const file = fileIn(incoming)
  if (file === undefined) return undefined
  const { type = 'other', vehicleId } = ctx.data
  // It may have been removed since.
  const about = { type, vehicleId: vehicleOf(vehicleId, ctx)?.id }
  const result = ctx.scope.vehicles.take(file, about)
  if ('problem' in result) return refused(result.problem, step, ctx)
  return { goTo: 'reading', data: { ...ofNone, ...about, ahead: result.ahead } }
}

/** Takes the files; undefined without any. */
export function received(
  files: readonly SentFile[],
  about: { type: OwnVehicle['type']; vehicleId?: number | undefined },
  ctx: C,
): To | undefined {
  if (files.length === 0) return undefined
  const results = files.map((file) => ctx.scope.vehicles.take(file, about))
  const problems = [
    ...new Set(results.flatMap((one) => ('problem' in one ? [notTaken(one.problem, ctx)] : []))),
  ]
  const accepted = results.flatMap((one) => ('problem' in one ? [] : [one]))
  const [first] = accepted
  if (first === undefined) return { problem: problems.join('\n\n') }
  const ahead = Math.min(...accepted.map((one) => one.ahead))
  return { goTo: 'reading', data: { ...ofNone, ...about, ahead }, say: problems.map(text) }
}

const ofNone = {
  files: undefined,
  codes: undefined,
  orAdd: undefined,
  documentId: undefined,
  field: undefined,
}

const isBeingRead = ({ state }: Paper): boolean => state === 'fetching' || state === 'waiting'

/** With fewer ahead it is their turn before they have read how many. */
const worthTelling = 3
