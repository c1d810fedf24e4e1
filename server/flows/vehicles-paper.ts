import type { OwnVehicle } from '../policy/drive.ts'
import type { Paper, Question, SentFile } from '../policy/vehicles.ts'
import { myVehicles, typeName } from './drive-words.ts'
import { answerId, type Ctx, choices, chosen, type Outcome, type Step } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Choice, Message } from './message.ts'
import type { StepName, Vehicles } from './vehicles.ts'
import { documentIn } from './vehicles-news.ts'
import {
  askIs,
  checkIt,
  exampleOf,
  faultOf,
  notTaken,
  summaryOf,
  text,
  valueProblem,
  vehicleOf,
  verdictMessage,
} from './vehicles-words.ts'

type C = Ctx<Vehicles>
type To = Outcome<Vehicles, StepName>

/** A certificate is sent, read, and asked about field by field. */
export const paperSteps: Record<'photo' | 'reading' | 'check' | 'correct', Step<Vehicles, StepName>> = {
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
      return choices(body, [vehicle === undefined ? noPaper : myVehicles(ctx)])
    },
    answer(incoming, ctx) {
      if (chosen(incoming, 'vehicles', 'photo') === 'noPaper') return { goTo: 'plate' }
      return withFiles(incoming, ctx) ?? { problem: ctx.say('vehicles.photoProblem') }
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
      const sent = withFiles(incoming, ctx)
      if (sent !== undefined) return sent
      const giveUp = { id: answerId('vehicles', 'reading', 'giveUp'), title: say('vehicles.giveUp') }
      return scope.vehicles.openPapers().some(isBeingRead)
        ? { stay: [choices(say('vehicles.stillReading'), [giveUp, myVehicles(ctx)])] }
        : { goTo: 'reading' }
    },
    meets: {
      read(data, ctx) {
        const paper = ctx.scope.vehicles.paper(documentIn(data))
        return paper?.state === 'review' ? begin(paper, ctx) : undefined
      },
      failed(data, ctx) {
        const { scope } = ctx
        const paper = scope.vehicles.paper(documentIn(data))
        if (paper?.state !== 'failed') return undefined
        const sentence = text(faultOf(paper, ctx))
        if (scope.vehicles.openPapers().length > 0) return { stay: [sentence] }
        return photoAgain(paper, ctx, [sentence])
      },
    },
  },

  check: {
    ask(ctx) {
      const { data, say, scope } = ctx
      const { documentId = 0, field = 'plate' } = data
      const question = scope.vehicles.question(documentId, field)
      if (question === undefined) return choices(say('vehicles.paperGone'), [myVehicles(ctx)])
      const of = (value: string, title: string): Choice => ({
        id: answerId('vehicles', 'check', value),
        title,
      })
      const options = [of('right', say('vehicles.right')), of('correct', say('vehicles.correct'))]
      return askIs(documentId, question, [...options, of('another', say('vehicles.another'))], ctx)
    },
    answer(incoming, ctx) {
      const { data, say, scope } = ctx
      const { documentId = 0, field = 'plate' } = data
      const sent = taken(incoming, ctx)
      if (sent !== undefined) return sent
      switch (chosen(incoming, 'vehicles', 'check')) {
        case 'right':
          scope.vehicles.confirm(documentId, field)
          return goOn(documentId, ctx)
        case 'correct':
          return { goTo: 'correct' }
        case 'another':
          return instead(documentId, ctx)
      }
      if (incoming.kind !== 'text') return { problem: say('flow.tapOne') }
      // Whoever types the value at once need not be asked for it.
      return scope.vehicles.correct(documentId, field, incoming.body) === undefined
        ? goOn(documentId, ctx)
        : { problem: say('flow.tapOne') }
    },
    meets: { read: waits, failed: waits },
  },

  correct: {
    free: true,
    ask(ctx) {
      const { data, say, scope } = ctx
      const { documentId = 0, field: name = 'plate' } = data
      const question = scope.vehicles.question(documentId, name)
      if (question === undefined) return choices(say('vehicles.paperGone'), [myVehicles(ctx)])
      const field = say(`vehicles.field.${name}`)
      const body = [
        question.proposed === null
          ? say('vehicles.askUnread', { field })
          : say('vehicles.askValue', { field }),
        exampleOf(name, typeOf(documentId, ctx), ctx),
      ]
      const of = (value: string, title: string): Choice => ({
        id: answerId('vehicles', 'correct', value),
        title,
      })
      return choices(body.filter((part) => part !== undefined).join('\n\n'), [
        ...(question.isNeeded ? [] : [of('leaveOut', say('vehicles.leaveOut'))]),
        of('another', say('vehicles.another')),
      ])
    },
    answer(incoming, ctx) {
      const { data, say, scope } = ctx
      const { documentId = 0, field = 'plate' } = data
      const sent = taken(incoming, ctx)
      if (sent !== undefined) return sent
      const value = chosen(incoming, 'vehicles', 'correct')
      if (value === 'another') return instead(documentId, ctx)
      if (value === 'leaveOut') {
        scope.vehicles.leaveOut(documentId, field)
        return goOn(documentId, ctx)
      }
      if (incoming.kind !== 'text') return { problem: say('flow.tapOne') }
      const wrong = scope.vehicles.correct(documentId, field, incoming.body)
      return wrong === undefined
        ? goOn(documentId, ctx)
        : { problem: valueProblem(wrong, typeOf(documentId, ctx), ctx) }
    },
    meets: { read: waits, failed: waits },
  },
}

/** What was read, and the first question about it; with nothing to ask, what it comes to. */
export function begin(paper: Paper, ctx: C): To {
  const { scope, say } = ctx
  const question = scope.vehicles.nextQuestion(paper.id)
  const read = scope.vehicles.paper(paper.id) ?? paper
  const summary = summaryOf(read, ctx)
  const others = scope.vehicles.openPapers().filter(({ id }) => id !== paper.id).length
  const said = [
    ...(summary === undefined ? [] : [summary]),
    ...(others > 0 ? [say('vehicles.moreWait', { n: others })] : []),
  ].join('\n\n')
  const before = said === '' ? [] : [text(said)]
  if (question === undefined) return settled(paper, ctx, summary === undefined ? [] : [text(summary)])
  return asking(paper, question, before, ctx)
}

/** The next question about it, or what it comes to. */
function goOn(documentId: number, ctx: C): To {
  const { scope, say } = ctx
  const paper = scope.vehicles.paper(documentId)
  if (paper === undefined) return { done: true, say: [choices(say('vehicles.paperGone'), [myVehicles(ctx)])] }
  const question = scope.vehicles.nextQuestion(documentId)
  return question === undefined ? settled(paper, ctx, []) : asking(paper, question, [], ctx)
}

const asking = (paper: Paper, { name, proposed }: Question, say: Message[], ctx: C): To => ({
  goTo: proposed === null ? 'correct' : 'check',
  data: {
    type: paper.vehicleType,
    vehicleId: vehicleOf(paper.vehicleId, ctx)?.id,
    documentId: paper.id,
    field: name,
  },
  say,
})

/** Says what it came to, and goes on with the next of an album. */
function settled(paper: Paper, ctx: C, before: Message[]): To {
  const { scope, say } = ctx
  const verdict = scope.vehicles.settle(paper.id)
  const told =
    verdict === undefined
      ? [choices(say('vehicles.paperGone'), [myVehicles(ctx)])]
      : [...(verdict.is === 'refused' ? [] : before), verdictMessage(paper, verdict, ctx)]
  const papers = scope.vehicles.openPapers()
  const next = papers.find(({ state }) => state === 'review')
  if (next === undefined) {
    return papers.length === 0
      ? { done: true, say: told }
      : { goTo: 'reading', data: { ahead: 0, documentId: undefined, field: undefined }, say: told }
  }
  const then = begin(next, ctx)
  return 'problem' in then || 'stay' in then
    ? { done: true, say: told }
    : { ...then, say: [...told, ...(then.say ?? [])] }
}

/** A file that was sent where one is waited for; undefined for anything else. */
export function withFiles(incoming: Incoming, ctx: C): To | undefined {
  const file = fileIn(incoming)
  if (file === undefined) return undefined
  const { data } = ctx
  return received([file], { type: data.type ?? 'other', vehicleId: data.vehicleId }, ctx)
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
  const data = { ...about, files: undefined, documentId: undefined, field: undefined, ahead }
  return { goTo: 'reading', data, say: problems.map(text) }
}

/** A file sent in the middle of a question comes after what is asked about. */
function taken(incoming: Incoming, ctx: C): To | undefined {
  const file = fileIn(incoming)
  if (file === undefined) return undefined
  const { data, say, scope } = ctx
  const result = scope.vehicles.take(file, { type: data.type ?? 'other', vehicleId: data.vehicleId })
  return { stay: [text('problem' in result ? notTaken(result.problem, ctx) : say('vehicles.alsoReceived'))] }
}

/** What else was read meanwhile is asked about afterwards. */
function waits(data: unknown, { data: at, scope, ...ctx }: C): To | undefined {
  const paper = scope.vehicles.paper(documentIn(data))
  if (paper?.state === 'failed') return { stay: [text(faultOf(paper, { ...ctx, scope, data: at }))] }
  return paper?.state === 'review' ? { stay: [] } : undefined
}

/** This one is forgotten, and another photo is asked for. */
export function instead(documentId: number, ctx: C): To {
  const { scope, say } = ctx
  const paper = scope.vehicles.paper(documentId)
  if (paper === undefined) return { done: true, say: [choices(say('vehicles.paperGone'), [myVehicles(ctx)])] }
  scope.vehicles.discard(documentId)
  return photoAgain(paper, ctx, [])
}

/** The photo of what that paper was for. */
const photoAgain = (paper: Paper, ctx: C, say: Message[]): To => ({
  goTo: 'photo',
  data: {
    type: paper.vehicleType,
    vehicleId: vehicleOf(paper.vehicleId, ctx)?.id,
    documentId: undefined,
    field: undefined,
  },
  say,
})

/** A picture or document as it was announced; what it is, is found out by who takes it. */
export function fileIn(incoming: Incoming): SentFile | undefined {
  if (incoming.kind !== 'media' || (incoming.media !== 'image' && incoming.media !== 'document'))
    return undefined
  const { mediaId, mime, sha256 } = incoming
  return { mediaId, mime, ...(sha256 !== undefined && { sha256 }) }
}

const typeOf = (documentId: number, { scope }: C): OwnVehicle['type'] =>
  scope.vehicles.paper(documentId)?.vehicleType ?? 'other'

const isBeingRead = ({ state }: Paper): boolean => state === 'fetching' || state === 'waiting'

/** With fewer ahead it is their turn before they have read how many. */
const worthTelling = 3
