import type { FieldName } from '../ocr/document.ts'
import type { OwnVehicle } from '../policy/drive.ts'
import type {
  NotTaken,
  Paper,
  PaperField,
  Question,
  SentFile,
  ValueProblem,
  Verdict,
} from '../policy/vehicles.ts'
import {
  barrierSentence,
  goOnlineChoice,
  lastDayOf,
  myVehicles,
  newCertificate,
  stateOf,
  typeName,
  vehicleLine,
} from './drive-words.ts'
import { actionId, type Ctx, choices } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Choice, Message } from './message.ts'

type C = Ctx<object>

/** A picture or document as it was announced; what it is, is found out by who takes it. */
export function fileIn(incoming: Incoming): SentFile | undefined {
  if (incoming.kind !== 'media' || (incoming.media !== 'image' && incoming.media !== 'document'))
    return undefined
  const { mediaId, mime, sha256 } = incoming
  return { mediaId, mime, ...(sha256 !== undefined && { sha256 }) }
}

/** A file again is one file, and no more are kept than are read at once. */
export const alsoWith = (file: SentFile, files: readonly SentFile[] = []): SentFile[] =>
  [...files.filter(({ mediaId }) => mediaId !== file.mediaId), file].slice(0, maxFiles)
const maxFiles = 10

export const text = (body: string): Message => ({ kind: 'text', body })

export const checkIt = (paper: Pick<Paper, 'id'>, { say }: C): Choice => ({
  id: actionId('vehicles', 'check', paper.id),
  title: say('vehicles.checkIt'),
})

/** Another photo of the same vehicle's papers, whatever became of this one. */
export const anotherPhoto = (paper: Pick<Paper, 'id'>, { say }: C): Choice => ({
  id: actionId('vehicles', 'photo', paper.id),
  title: say('vehicles.another'),
})

export const vehicleOf = (
  id: number | null | undefined,
  { scope }: Pick<C, 'scope'>,
): OwnVehicle | undefined => scope.drive.vehicles().find((vehicle) => vehicle.id === id)

/** A vehicle in a line: plate, type, until when it is insured, and how many days that is. */
export function lineOf(vehicle: OwnVehicle, ctx: C): string {
  const { say, now } = ctx
  if (vehicle.insuredUntil === null || vehicle.state !== 'active') {
    return `${vehicle.plate} · ${typeName(vehicle.type, ctx)} · ${stateOf(vehicle, ctx)}`
  }
  const days = Math.ceil((vehicle.insuredUntil - now) / dayMs)
  const left = days > 0 ? ` · ${say('vehicles.daysLeft', { n: days })}` : ''
  return `${vehicleLine(vehicle, ctx)} · ${stateOf(vehicle, ctx)}${left}`
}

/** What is known of a paper, line by line. */
export const knownOf = (paper: Paper, { say }: C, only?: readonly FieldName[]): string =>
  paper.fields
    .filter(({ name }) => only === undefined || only.includes(name))
    .map((field) =>
      say('vehicles.fieldLine', { field: say(`vehicles.field.${field.name}`), value: shownOf(field, say) }),
    )
    .join('\n')

/** What was read; undefined when that is nothing. */
export const summaryOf = (paper: Paper, ctx: C): string | undefined =>
  paper.fields.length === 0 ? undefined : [ctx.say('vehicles.summary'), ...shortOf(paper, ctx)].join('\n')

/** What it comes down to, and how much else was read. */
function shortOf(paper: Paper, ctx: C): string[] {
  const more = paper.fields.filter(({ name }) => !inSummary.includes(name)).length
  const known = knownOf(paper, ctx, inSummary)
  return [...(known === '' ? [] : [known]), ...(more > 0 ? [ctx.say('vehicles.andMore', { n: more })] : [])]
}
const inSummary: readonly FieldName[] = ['plate', 'insurer', 'policy_number', 'valid_from', 'valid_to']

/** Uses are read as one of a few words, which people need not know. */
const shownOf = ({ name, shown }: Pick<PaperField, 'name' | 'shown'>, say: C['say']): string => {
  const use = uses.find((one) => name === 'usage' && one === shown?.toUpperCase().replaceAll(' ', '_'))
  return use === undefined ? (shown ?? '') : say(`vehicles.usage.${use}`)
}
const uses = ['PASSENGER', 'TAXI_MOTO', 'GOODS', 'PRIVATE', 'RENTAL'] as const

/** "Is this right?", with the line of the picture above where there is one. */
export function askIs(documentId: number, question: Question, options: Choice[], { say }: C): Message {
  const { name, proposed, expected, hasCrop } = question
  const value = shownOf({ name, shown: proposed }, say)
  const body =
    expected === null
      ? say('vehicles.askIs', { field: say(`vehicles.field.${name}`), value })
      : say('vehicles.askIsPlate', { value, expected })
  const message = { kind: 'choices', body, choices: options } as const
  return hasCrop ? { ...message, picture: { source: 'crop', documentId, field: name } } : message
}

/** What a typed value looks like. */
export function exampleOf(name: FieldName, type: OwnVehicle['type'], { say, now }: C): string | undefined {
  const year = new Date(now).getUTCFullYear()
  const examples: Partial<Record<FieldName, string>> = {
    plate: plateExample(type),
    valid_from: `01/06/${year}`,
    valid_to: `31/05/${year + 1}`,
    insurer: 'Sanlam',
    policy_number: `MV/0123/${year}`,
    year: '2015',
    seats: '5',
  }
  const example = examples[name]
  return example === undefined ? undefined : say('vehicles.example', { example })
}

export const plateExample = (type: OwnVehicle['type']): string => (type === 'moto' ? 'RE 123 A' : 'RAD 123 C')

/** What is wrong with a value they typed. */
export function valueProblem(
  { problem, meant = '' }: { problem: ValueProblem; meant?: string },
  type: OwnVehicle['type'],
  { say }: C,
): string {
  switch (problem) {
    case 'letter_for_zero':
      return say('vehicles.plate.letter_for_zero', { meant })
    case 'letter_o':
      return say('vehicles.plate.letter_o')
    case 'not_a_plate':
      return say('vehicles.plate.not_a_plate', { example: plateExample(type) })
    default:
      return say(`vehicles.value.${problem}`)
  }
}

/** Why a file is not taken. */
export const notTaken = (problem: NotTaken, { say }: C): string =>
  problem === 'gone' ? say('vehicles.problem.gone') : say(`vehicles.take.${problem}`)

/** Why a file could not be read, and what to do. */
export const faultOf = (paper: Paper, ctx: C): string => ofSeveral(paper, faultIn(paper, ctx), ctx)

/** Of several pictures it must be told which one is meant. */
export const ofSeveral = ({ place }: Pick<Paper, 'place'>, sentence: string, { say }: C): string =>
  place === null ? sentence : `${say('vehicles.nthOf', place)}\n${sentence}`

function faultIn({ problem, failedAgain }: Paper, { say }: C): string {
  if (failedAgain) return say('vehicles.fault.oursAgain')
  switch (problem) {
    case 'document.empty':
    case 'document.truncated':
    case 'document.unreadable':
      return say('vehicles.fault.damaged')
    case 'document.wrong_type':
    case 'document.animated':
      return say('vehicles.fault.wrong_type')
    case 'document.too_large':
    case 'media.too_large':
      return say('vehicles.fault.too_large')
    case 'document.too_small':
      return say('vehicles.fault.too_small')
    case 'document.too_many_pages':
      return say('vehicles.fault.too_many_pages')
    case 'document.encrypted':
      return say('vehicles.fault.encrypted')
    case 'document.no_text':
      return say('vehicles.fault.no_text')
    case 'document.timeout':
      return say('vehicles.fault.timeout')
    default:
      return problem?.startsWith('media.') ? say('vehicles.fault.lost') : say('vehicles.fault.ours')
  }
}

/** What papers came to. */
export function verdictMessage(paper: Pick<Paper, 'id' | 'place'>, verdict: Verdict, ctx: C): Message {
  switch (verdict.is) {
    case 'approved':
      return approvedMessage(verdict, ctx)
    case 'submitted': {
      const { say } = ctx
      const vehicle = vehicleOf(verdict.vehicleId, ctx)
      const body = [
        say('vehicles.submitted', { plate: verdict.plate, until: lastDay(verdict.until, ctx) }),
        say(`vehicles.why.${verdict.why}`),
        ...(vehicle?.valid ? [say('vehicles.coverGoesOn', { date: lastDayOf(vehicle, ctx.scope) })] : []),
        ...suspendedToo(ctx),
      ]
      return choices(body.join('\n\n'), [...(vehicle?.valid ? canGoOnline(ctx) : []), myVehicles(ctx)])
    }
    case 'refused':
      return choices(ofSeveral(paper, refusal(verdict, ctx), ctx), [
        ...(verdict.why === 'nothing_new' || verdict.why === 'waits_already'
          ? []
          : [anotherPhoto(paper, ctx)]),
        ...(verdict.why === 'other_plate' ? [addOne(ctx)] : []),
        myVehicles(ctx),
      ])
  }
}

/** It may drive, now or from that day on. */
export function approvedMessage(
  { plate, from, until }: { plate: string; from: number | null; until: number },
  ctx: C,
): Message {
  const { say, scope, now } = ctx
  const day = lastDay(until, ctx)
  const suspended = suspendedToo(ctx)
  if (suspended.length > 0) {
    return choices([say('vehicles.submitted', { plate, until: day }), ...suspended].join('\n\n'), [
      myVehicles(ctx),
    ])
  }
  if (from !== null && from > now) {
    const body = say('vehicles.approvedAhead', { plate, from: scope.drive.dateOf(from), until: day })
    return choices(body, [myVehicles(ctx)])
  }
  return choices(say('vehicles.approved', { plate, until: day }), [...canGoOnline(ctx), myVehicles(ctx)])
}

/** What the operator did not accept, and why. */
export function rejectedMessage(paper: Paper, why: string, ctx: C): Message {
  const { say } = ctx
  const vehicle = vehicleOf(paper.vehicleId, ctx)
  const body = [
    vehicle === undefined
      ? say('vehicles.decided.rejectedAny', { why })
      : say('vehicles.decided.rejected', { plate: vehicle.plate, why }),
    ...(vehicle?.valid ? [say('vehicles.coverStays', { date: lastDayOf(vehicle, ctx.scope) })] : []),
  ]
  const again =
    vehicle === undefined || vehicle.state === 'rejected'
      ? anotherPhoto(paper, ctx)
      : newCertificate(vehicle, ctx)
  return choices(body.join('\n\n'), [again, myVehicles(ctx)])
}

export const addOne = ({ say }: C): Choice => ({
  id: actionId('vehicles', 'add'),
  title: say('vehicles.addVehicle'),
})

export function refusal(verdict: Verdict & { is: 'refused' }, ctx: C): string {
  const { say, scope } = ctx
  switch (verdict.why) {
    case 'expired':
      return say('vehicles.refused.expired', { date: lastDay(verdict.until, ctx) })
    case 'wrong_kind': {
      const { kind } = verdict
      return say(
        kind === 'registration' || kind === 'licence' ? `vehicles.refused.${kind}` : 'vehicles.refused.other',
      )
    }
    case 'other_plate':
      return say('vehicles.refused.other_plate', { plate: verdict.plate, expected: verdict.expected })
    case 'nothing_new': {
      const date = lastDay(verdict.until, ctx)
      return say('vehicles.refused.nothing_new', { plate: verdict.plate, date })
    }
    case 'waits_already':
      return say('vehicles.refused.waits_already', { plate: verdict.plate })
    case 'too_many_vehicles':
      return say('vehicles.plate.too_many', { max: scope.drive.maxVehicles })
  }
}

/** Whatever becomes of their vehicle, they cannot drive it. */
const suspendedToo = (ctx: C): string[] =>
  ctx.scope.drive.barrier() === 'suspended' ? [barrierSentence('suspended', undefined, ctx)] : []

const canGoOnline = (ctx: C): Choice[] =>
  ctx.scope.drive.barrier() === undefined && ctx.scope.drive.online() === undefined
    ? [goOnlineChoice(ctx)]
    : []

/** The instant when it ends is the midnight after its last day. */
const lastDay = (until: number, { scope }: C): string => scope.drive.dateOf(until - 1)

const dayMs = 86_400_000
