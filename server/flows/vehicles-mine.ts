import type { FieldName } from '../ocr/document.ts'
import type { OwnVehicle, PlateProblem } from '../policy/drive.ts'
import type { SentFile } from '../policy/vehicles.ts'
import { clipped, myVehicles, newCertificate, overview, typeName } from './drive-words.ts'
import { actionId, answerId, ask, type Ctx, choices, chosen, type Outcome, type Step } from './flow.ts'
import type { Choice } from './message.ts'
import type { StepName, Vehicles } from './vehicles.ts'
import { pageIn, pageOf } from './vehicles-pages.ts'
import { received, withFiles } from './vehicles-paper.ts'
import {
  alsoWith,
  checkIt,
  fileIn,
  knownOf,
  lineOf,
  plateExample,
  text,
  valueProblem,
  vehicleOf,
} from './vehicles-words.ts'

type C = Ctx<Vehicles>
type To = Outcome<Vehicles, StepName>

const asked: Record<'list' | 'type', Step<Vehicles, StepName>> = {
  list: ask<Vehicles, StepName, OwnVehicle | 'add' | { from: number }>(
    (ctx) => {
      const { say, scope } = ctx
      const vehicles = scope.drive.vehicles()
      const papers = scope.vehicles.openPapers()
      const toCheck = papers.filter(({ state }) => state === 'review')
      const { shown, rows } = pageOf(vehicles, 'list', ctx.data.from)
      const [first] = toCheck
      if (first !== undefined) rows.push(checkIt(first, ctx))
      if (vehicles.length < scope.drive.maxVehicles) {
        rows.push({ id: answerId('vehicles', 'list', 'add'), title: say('vehicles.addVehicle') })
      }
      const body = [
        say(vehicles.length === 0 ? 'vehicles.listNone' : 'vehicles.list'),
        shown.map((vehicle) => lineOf(vehicle, ctx)).join('\n'),
        toCheck.length > 0 ? say('vehicles.openPapers', { n: toCheck.length }) : '',
        papers.length > toCheck.length
          ? say(scope.vehicles.isReading ? 'vehicles.beingRead' : 'vehicles.waitToBeRead', {
              n: papers.length - toCheck.length,
            })
          : '',
      ]
      const button = say('vehicles.listButton')
      return choices(body.filter((part) => part !== '').join('\n\n'), rows, { button })
    },
    (incoming, ctx) => {
      const value = chosen(incoming, 'vehicles', 'list')
      if (value === 'add') return noRoom(ctx) ?? { value }
      const from = pageIn(value)
      if (from !== undefined) return { value: { from } }
      const vehicle = vehicleOf(Number(value), ctx)
      return vehicle === undefined ? { problem: ctx.say('flow.tapOne') } : { value: vehicle }
    },
    (vehicle) =>
      vehicle === 'add'
        ? { goTo: 'type', data: { vehicleId: undefined, files: undefined } }
        : 'from' in vehicle
          ? { goTo: 'list', data: vehicle }
          : { goTo: 'one', data: { vehicleId: vehicle.id } },
  ),

  type: ask<Vehicles, StepName, OwnVehicle['type']>(
    (ctx) =>
      choices(
        ctx.say('vehicles.askType'),
        types.map((type) => ({ id: answerId('vehicles', 'type', type), title: typeName(type, ctx) })),
        { button: ctx.say('vehicles.typeButton') },
      ),
    (incoming, { say }) => {
      const type = types.find((one) => one === chosen(incoming, 'vehicles', 'type'))
      return type === undefined ? { problem: say('flow.tapOne') } : { value: type }
    },
    (type, ctx) => {
      const outcome = received(ctx.data.files ?? [], { type }, ctx)
      if (outcome !== undefined && !('problem' in outcome)) return outcome
      const data = { type, vehicleId: undefined, files: undefined }
      return { goTo: 'photo', data, say: outcome === undefined ? [] : [text(outcome.problem)] }
    },
  ),
}

/** Registering a vehicle, choosing among several, and removing one. */
export const mySteps: Record<'list' | 'one' | 'remove' | 'type' | 'plate', Step<Vehicles, StepName>> = {
  list: {
    ...asked.list,
    answer(incoming, ctx) {
      const file = fileIn(incoming)
      return file === undefined ? asked.list.answer(incoming, ctx) : keptFor(file, 'whose', ctx)
    },
  },

  type: {
    ...asked.type,
    answer(incoming, ctx) {
      const file = fileIn(incoming)
      return file === undefined ? asked.type.answer(incoming, ctx) : keptFor(file, 'type', ctx)
    },
  },

  one: {
    ask(ctx) {
      const { data, say, scope } = ctx
      const vehicle = vehicleOf(data.vehicleId, ctx)
      if (vehicle === undefined) return choices(say('vehicles.problem.gone'), [myVehicles(ctx)])
      const papers = scope.vehicles.papersOf(vehicle.id)
      const body = [
        lineOf(vehicle, ctx),
        ...(vehicle.why === null ? [] : [clipped(vehicle.why)]),
        ...(papers.some(({ state }) => state === 'submitted') ? [say('vehicles.withOperator')] : []),
      ]
      const of = (value: string, title: string): Choice => ({ id: answerId('vehicles', 'one', value), title })
      return choices(
        body.join('\n'),
        [
          ...(vehicle.valid && !vehicle.chosen ? [of('use', say('vehicles.useVehicle'))] : []),
          ...(vehicle.state === 'suspended' ? [] : [newCertificate(vehicle, ctx)]),
          of('papers', say('vehicles.papers')),
          of('remove', say('vehicles.removeVehicle')),
          myVehicles(ctx),
        ],
        { button: say('vehicles.oneButton') },
      )
    },
    answer(incoming, ctx) {
      const { data, say, scope } = ctx
      const sent = withFiles(incoming, 'one', ctx)
      if (sent !== undefined) return sent
      const value = chosen(incoming, 'vehicles', 'one')
      if (value === 'remove') return { goTo: 'remove' }
      const vehicle = vehicleOf(data.vehicleId, ctx)
      if (vehicle === undefined) return unknown(ctx)
      if (value === 'papers') return { stay: [papersMessage(vehicle, ctx)] }
      if (value !== 'use') return { problem: say('flow.tapOne') }
      const result = scope.drive.choose(vehicle.id)
      if ('problem' in result) return { problem: say(`vehicles.problem.${result.problem}`) }
      return { done: true, say: [overview(say('vehicles.nowChosen', { plate: vehicle.plate }), ctx)] }
    },
  },

  remove: {
    ask: ({ data, say, ...ctx }) =>
      choices(say('vehicles.askRemove', { plate: vehicleOf(data.vehicleId, ctx)?.plate ?? '' }), [
        { id: answerId('vehicles', 'remove', 'yes'), title: say('vehicles.yesRemove') },
        { id: answerId('vehicles', 'remove', 'no'), title: say('vehicles.keepVehicle') },
      ]),
    answer(incoming, ctx) {
      const { data, say, scope } = ctx
      const value = chosen(incoming, 'vehicles', 'remove')
      if (value === 'no') return { goTo: 'list' }
      const vehicle = vehicleOf(data.vehicleId, ctx)
      if (vehicle === undefined) return unknown(ctx)
      if (value !== 'yes') return { problem: say('flow.tapOne') }
      const wasOnline = scope.drive.online()?.vehicle.id === vehicle.id
      const result = scope.drive.removeVehicle(vehicle.id)
      const sentence =
        'problem' in result
          ? say(`vehicles.problem.${result.problem}`)
          : say('vehicles.removed', { plate: vehicle.plate })
      const isOffline = wasOnline && scope.drive.online() === undefined
      const body = isOffline ? `${sentence} ${say('drive.nowOffline')}` : sentence
      return scope.drive.vehicles().length === 0
        ? { done: true, say: [text(body)] }
        : { goTo: 'list', say: [text(body)] }
    },
  },

  plate: {
    ask: (ctx) => {
      const type = ctx.data.type ?? 'other'
      const names = { type: typeName(type, ctx), example: plateExample(type) }
      return text(ctx.say('vehicles.askPlate', names))
    },
    answer(incoming, ctx) {
      const { say, scope, data } = ctx
      // The paper was at hand after all.
      const sent = withFiles(incoming, 'plate', ctx)
      if (sent !== undefined) return sent
      const type = data.type ?? 'other'
      const added = scope.drive.addVehicle(type, incoming.kind === 'text' ? incoming.body : '')
      if ('problem' in added) return refused(added, type, ctx)
      const { vehicle, looksLike } = added
      const body = [
        say('vehicles.saved', { plate: vehicle.plate, type: typeName(vehicle.type, ctx) }),
        ...(looksLike === undefined ? [] : [say(`vehicles.saved.${looksLike}`)]),
        say('drive.papers'),
      ]
      const send = { id: actionId('vehicles', 'renew', vehicle.id), title: say('vehicles.sendCertificate') }
      return { done: true, say: [choices(body.join('\n\n'), [send, myVehicles(ctx)])] }
    },
  },
}

/** The photo is here before what it is of is known: nobody should have to send it twice. */
function keptFor(file: SentFile, step: 'type' | 'whose', { data, say, scope }: C): To {
  const goTo = scope.drive.vehicles().length > 0 ? step : 'type'
  return { goTo, data: { files: alsoWith(file, data.files) }, say: [text(say('vehicles.keptFirst'))] }
}

/** As many vehicles as anybody has. */
export function noRoom({ say, scope }: Ctx<object>): { problem: string } | undefined {
  const max = scope.drive.maxVehicles
  return scope.drive.vehicles().length < max
    ? undefined
    : { problem: say('vehicles.plate.too_many', { max }) }
}

/** What is kept of a vehicle's papers. */
function papersMessage(vehicle: OwnVehicle, ctx: C) {
  const { say, scope } = ctx
  const papers = scope.vehicles.papersOf(vehicle.id).slice(0, maxPapers)
  const body =
    papers.length === 0
      ? say('vehicles.noPapers', { plate: vehicle.plate })
      : [
          say('vehicles.papersOf', { plate: vehicle.plate }),
          ...papers.map((paper) => {
            const state = paper.state === 'approved' ? 'approved' : 'submitted'
            return `${say(`vehicles.paper.${state}`)}\n${knownOf(paper, ctx, ofPapers)}`
          }),
        ].join('\n\n')
  return choices(body, [
    ...(vehicle.state === 'suspended' ? [] : [newCertificate(vehicle, ctx)]),
    myVehicles(ctx),
  ])
}

function refused(
  { problem, meant = '' }: { problem: PlateProblem; meant?: string },
  type: OwnVehicle['type'],
  ctx: C,
): To {
  const { say, scope } = ctx
  switch (problem) {
    case 'too_many':
      return {
        goTo: 'list',
        say: [text(say('vehicles.plate.too_many', { max: scope.drive.maxVehicles }))],
      }
    case 'yours_already':
      return { goTo: 'list', say: [text(say('vehicles.plate.yours_already'))] }
    default:
      return { problem: valueProblem({ problem, meant }, type, ctx) }
  }
}

/** It was removed since it was shown. */
const unknown = ({ say, scope }: C): To =>
  scope.drive.vehicles().length === 0
    ? { done: true, say: [text(say('vehicles.problem.gone'))] }
    : { goTo: 'list', say: [text(say('vehicles.problem.gone'))] }

const types = ['moto', 'cab', 'liffan', 'truck', 'rental', 'other'] as const
/** As much as fits into one bubble. */
const maxPapers = 2
const ofPapers: readonly FieldName[] = [
  'insurer',
  'policy_number',
  'certificate_number',
  'valid_from',
  'valid_to',
]
