import { answerIn } from '../i18n/answers.ts'
import { plain } from '../i18n/words.ts'
import type { FieldName } from '../ocr/document.ts'
import type { OwnVehicle } from '../policy/drive.ts'
import type { NotTaken, Paper, Question, Verdict } from '../policy/vehicles.ts'
import { myVehicles } from './drive-words.ts'
import { answerId, type Ctx, choices, chosen, type Outcome, type Step } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Choice, Message } from './message.ts'
import type { StepName, Vehicles } from './vehicles.ts'
import { documentIn } from './vehicles-news.ts'
import {
  askIs,
  exampleOf,
  faultOf,
  fileIn,
  notTaken,
  ofSeveral,
  refusal,
  summaryOf,
  text,
  valueProblem,
  vehicleOf,
  verdictMessage,
} from './vehicles-words.ts'

type C = Ctx<Vehicles>
type To = Outcome<Vehicles, StepName>

/** What was read with doubt is asked back, field by field. */
export const checkSteps: Record<'check' | 'correct', Step<Vehicles, StepName>> = {
  check: {
    wordsLeave: true,
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
      const last = question.isNeeded
        ? of('another', say('vehicles.another'))
        : of('leaveOut', say('vehicles.leaveOut'))
      return askIs(documentId, question, [...options, last], ctx)
    },
    answer(incoming, ctx) {
      const { data, say, scope } = ctx
      const { documentId = 0, field = 'plate' } = data
      const sent = taken(incoming, 'check', ctx)
      if (sent !== undefined) return sent
      switch (chosen(incoming, 'vehicles', 'check')) {
        case 'right':
          scope.vehicles.confirm(documentId, field)
          return goOn(documentId, ctx)
        case 'correct':
          return { goTo: 'correct' }
        case 'leaveOut':
          scope.vehicles.leaveOut(documentId, field)
          return goOn(documentId, ctx)
        case 'another':
          return instead(documentId, ctx)
      }
      if (incoming.kind !== 'text') return { problem: say('flow.tapOne') }
      // There is no room for its button where the field may be left out.
      if (plain(incoming.body) === plain(say('vehicles.another'))) return instead(documentId, ctx)
      switch (answerIn(incoming.body)) {
        case 'yes':
          scope.vehicles.confirm(documentId, field)
          return goOn(documentId, ctx)
        case 'no':
          return { goTo: 'correct' }
      }
      // Whoever types the value at once need not be asked for it, where nothing else can be meant.
      if (!scope.vehicles.isSurelyValue(field, incoming.body)) return { problem: say('flow.tapOne') }
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
      const of = (value: string, title: string): Choice => ({
        id: answerId('vehicles', 'correct', value),
        title,
      })
      const others = [
        ...(question.isNeeded ? [] : [of('leaveOut', say('vehicles.leaveOut'))]),
        of('another', say('vehicles.another')),
      ]
      if (isCount(name, question)) {
        return askIs(documentId, question, [of('right', say('vehicles.right')), ...others], ctx)
      }
      const field = say(`vehicles.field.${name}`)
      const body = [
        question.proposed === null
          ? say('vehicles.askUnread', { field })
          : say('vehicles.askValue', { field }),
        exampleOf(name, typeOf(documentId, ctx), ctx),
      ]
      return choices(body.filter((part) => part !== undefined).join('\n\n'), others)
    },
    answer(incoming, ctx) {
      const { data, say, scope } = ctx
      const { documentId = 0, field = 'plate' } = data
      const sent = taken(incoming, 'correct', ctx)
      if (sent !== undefined) return sent
      const value = chosen(incoming, 'vehicles', 'correct')
      if (value === 'another') return instead(documentId, ctx)
      if (value === 'right') {
        scope.vehicles.confirm(documentId, field)
        return goOn(documentId, ctx)
      }
      if (value === 'leaveOut') {
        scope.vehicles.leaveOut(documentId, field)
        return goOn(documentId, ctx)
      }
      if (incoming.kind !== 'text') return { problem: say('flow.tapOne') }
      const isAsked = isCount(field, scope.vehicles.question(documentId, field))
      if (isAsked && answerIn(incoming.body) === 'yes') {
        scope.vehicles.confirm(documentId, field)
        return goOn(documentId, ctx)
      }
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

/** Figures such as 2 are typed for a button elsewhere; here they are the answer. */
const isCount = (name: FieldName, question: Pick<Question, 'proposed'> | undefined): boolean =>
  name === 'seats' && question !== undefined && question.proposed !== null

const asking = (paper: Paper, question: Question, say: Message[], ctx: C): To => ({
  goTo: question.proposed === null || isCount(question.name, question) ? 'correct' : 'check',
  data: {
    type: paper.vehicleType,
    vehicleId: vehicleOf(paper.vehicleId, ctx)?.id,
    documentId: paper.id,
    field: question.name,
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
  const papers = scope.vehicles.openPapers().filter(({ atPageUntil }) => atPageUntil === null)
  // Most send the next photo without tapping anything, so it is waited for at once.
  if (papers.length === 0 && verdict?.is === 'refused' && asksAgain(verdict)) {
    return photoAgain(paper, ctx, [text(ofSeveral(paper, refusal(verdict, ctx), ctx))], {
      orAdd: verdict.why === 'other_plate',
    })
  }
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

/** A file sent in the middle of a question comes after what is asked about. */
function taken(incoming: Incoming, step: StepName, ctx: C): To | undefined {
  const file = fileIn(incoming)
  if (file === undefined) return undefined
  const { data, say, scope } = ctx
  const vehicleId = vehicleOf(data.vehicleId, ctx)?.id
  const result = scope.vehicles.take(file, { type: data.type ?? 'other', vehicleId })
  if (!('problem' in result)) return { stay: [text(say('vehicles.alsoReceived'))] }
  return isFull(result.problem)
    ? refused(result.problem, step, ctx)
    : { stay: [text(notTaken(result.problem, ctx))] }
}

/** Why a file is not taken, and the question again. That there are too many is said once, and not of each of them. */
export function refused(problem: NotTaken, step: StepName, ctx: C): To {
  const { data, now } = ctx
  const sentence = notTaken(problem, ctx)
  if (!isFull(problem)) return { problem: sentence }
  const { told } = data
  if (told?.problem === problem && now - told.at < fullQuietMs) return { stay: [] }
  return { goTo: step, data: { told: { problem, at: now } }, say: [text(sentence)] }
}

/** What else was read meanwhile is asked about afterwards. */
function waits(data: unknown, { data: at, scope, ...ctx }: C): To | undefined {
  const paper = scope.vehicles.paper(documentIn(data))
  if (paper === undefined || paper.atPageUntil !== null) return undefined
  if (paper.state === 'failed' && paper.isFollowed) return undefined
  if (paper.state === 'failed') return { stay: [text(faultOf(paper, { ...ctx, scope, data: at }))] }
  return paper.state === 'review' ? { stay: [] } : undefined
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
export const photoAgain = (paper: Paper, ctx: C, say: Message[], { orAdd = false } = {}): To => ({
  goTo: 'photo',
  data: {
    type: paper.vehicleType,
    vehicleId: vehicleOf(paper.vehicleId, ctx)?.id,
    documentId: undefined,
    field: undefined,
    orAdd,
  },
  say,
})

const asksAgain = ({ why }: Verdict & { is: 'refused' }): boolean =>
  why === 'expired' || why === 'wrong_kind' || why === 'other_plate'

const typeOf = (documentId: number, { scope }: C): OwnVehicle['type'] =>
  scope.vehicles.paper(documentId)?.vehicleType ?? 'other'

const isFull = (problem: NotTaken): boolean => problem === 'too_many' || problem === 'too_many_today'

/** As long as an album takes to come in. */
const fullQuietMs = 5 * 60_000
