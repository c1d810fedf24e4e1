import type { OwnVehicle, PlateProblem } from '../policy/drive.ts'
import type { Drive, StepName } from './drive.ts'
import { clipped, overview, stateOf, typeName, vehicleLine } from './drive-words.ts'
import { actionId, answerId, ask, type Ctx, choices, chosen, type Outcome, type Step } from './flow.ts'
import type { Choice, Message } from './message.ts'

type C = Ctx<Drive>
type To = Outcome<Drive, StepName>

/** Registering a vehicle, choosing among several, and removing one. */
export const vehicleSteps: Record<'type' | 'plate' | 'vehicle' | 'one' | 'remove', Step<Drive, StepName>> = {
  type: ask(
    (ctx) =>
      choices(
        ctx.say('drive.askType'),
        types.map((type) => ({ id: answerId('drive', 'type', type), title: typeName(type, ctx) })),
        { button: ctx.say('drive.typeButton') },
      ),
    (incoming, { say }) => {
      const type = types.find((one) => one === chosen(incoming, 'drive', 'type'))
      return type === undefined ? { problem: say('flow.tapOne') } : { value: type }
    },
    (type) => ({ goTo: 'plate', data: { type } }),
  ),

  plate: {
    ask: (ctx) =>
      text(ctx.say('drive.askPlate', { type: typeName(typeIn(ctx), ctx), example: exampleFor(ctx) })),
    answer(incoming, ctx) {
      const { say, scope } = ctx
      const added = scope.drive.addVehicle(typeIn(ctx), incoming.kind === 'text' ? incoming.body : '')
      if ('problem' in added) return refused(added, ctx)
      const { plate, type } = added.vehicle
      const body = [
        say('drive.saved', { plate, type: typeName(type, ctx) }),
        ...(added.looksLike === undefined ? [] : [say(`drive.saved.${added.looksLike}`)]),
        say('drive.papers'),
      ]
      const mine = { id: actionId('drive', 'vehicles'), title: say('drive.vehicles') }
      return { done: true, say: [choices(body.join('\n\n'), [mine])] }
    },
  },

  vehicle: ask<Drive, StepName, OwnVehicle | 'add'>(
    (ctx) => {
      const vehicles = ctx.scope.drive.vehicles()
      const rows: Choice[] = vehicles.map(({ id, plate }) => ({
        id: answerId('drive', 'vehicle', id),
        title: plate,
      }))
      if (rows.length < ctx.scope.drive.maxVehicles) {
        rows.push({ id: answerId('drive', 'vehicle', 'add'), title: ctx.say('drive.addVehicle') })
      }
      const lines = vehicles.map((vehicle) => `${nameOf(vehicle, ctx)} · ${stateOf(vehicle, ctx)}`)
      const button = ctx.say('drive.vehicleButton')
      return choices(`${ctx.say('drive.askVehicle')}\n\n${lines.join('\n')}`, rows, { button })
    },
    (incoming, ctx) => {
      const value = chosen(incoming, 'drive', 'vehicle')
      if (value === 'add') return { value }
      const vehicle = vehicleOf(Number(value), ctx)
      return vehicle === undefined ? { problem: ctx.say('flow.tapOne') } : { value: vehicle }
    },
    (vehicle) => (vehicle === 'add' ? { goTo: 'type' } : { goTo: 'one', data: { vehicleId: vehicle.id } }),
  ),

  one: {
    ask(ctx) {
      const { data, say } = ctx
      const vehicle = vehicleOf(data.vehicleId, ctx)
      if (vehicle === undefined) return text(say('drive.vehicle.gone'))
      const line = vehicle.insuredUntil === null ? nameOf(vehicle, ctx) : vehicleLine(vehicle, ctx)
      const use = { id: answerId('drive', 'one', 'use'), title: say('drive.useVehicle') }
      const why = vehicle.why === null ? '' : `: ${clipped(vehicle.why)}`
      return choices(`${line}\n${stateOf(vehicle, ctx)}${why}`, [
        ...(vehicle.valid && !vehicle.chosen ? [use] : []),
        { id: answerId('drive', 'one', 'remove'), title: say('drive.removeVehicle') },
        { id: actionId('drive', 'vehicles'), title: say('drive.vehicles') },
      ])
    },
    answer(incoming, ctx) {
      const { data, say, scope } = ctx
      const value = chosen(incoming, 'drive', 'one')
      if (value === 'remove') return { goTo: 'remove' }
      const vehicle = vehicleOf(data.vehicleId, ctx)
      if (vehicle === undefined) return unknown(ctx)
      if (value !== 'use') return { problem: say('flow.tapOne') }
      const result = scope.drive.choose(vehicle.id)
      if ('problem' in result) return { problem: say(`drive.vehicle.${result.problem}`) }
      return { done: true, say: [overview(say('drive.nowChosen', { plate: vehicle.plate }), ctx)] }
    },
  },

  remove: {
    ask: ({ data, say, ...ctx }) =>
      choices(say('drive.askRemove', { plate: vehicleOf(data.vehicleId, ctx)?.plate ?? '' }), [
        { id: answerId('drive', 'remove', 'yes'), title: say('drive.yesRemove') },
        { id: answerId('drive', 'remove', 'no'), title: say('drive.keepVehicle') },
      ]),
    answer(incoming, ctx) {
      const { data, say, scope } = ctx
      const value = chosen(incoming, 'drive', 'remove')
      if (value === 'no') return { goTo: 'vehicle' }
      const vehicle = vehicleOf(data.vehicleId, ctx)
      if (vehicle === undefined) return unknown(ctx)
      if (value !== 'yes') return { problem: say('flow.tapOne') }
      const wasOnline = scope.drive.online()?.vehicle.id === vehicle.id
      const result = scope.drive.removeVehicle(vehicle.id)
      const sentence =
        'problem' in result
          ? say(`drive.vehicle.${result.problem}`)
          : say('drive.removed', { plate: vehicle.plate })
      const isOffline = wasOnline && scope.drive.online() === undefined
      const body = isOffline ? `${sentence} ${say('drive.nowOffline')}` : sentence
      return scope.drive.vehicles().length === 0
        ? { done: true, say: [text(body)] }
        : { goTo: 'vehicle', say: [text(body)] }
    },
  },
}

function refused({ problem, meant = '' }: { problem: PlateProblem; meant?: string }, ctx: C): To {
  const { say, scope } = ctx
  switch (problem) {
    case 'letter_for_zero':
      return { problem: say('drive.plate.letter_for_zero', { meant }) }
    case 'not_a_plate':
      return { problem: say('drive.plate.not_a_plate', { example: exampleFor(ctx) }) }
    case 'too_many':
      return { goTo: 'vehicle', say: [text(say('drive.plate.too_many', { max: scope.drive.maxVehicles }))] }
    case 'yours_already':
      return { goTo: 'vehicle', say: [text(say('drive.plate.yours_already'))] }
    default:
      return { problem: say(`drive.plate.${problem}`) }
  }
}

/** It was removed since it was shown. */
const unknown = ({ say, scope }: C): To =>
  scope.drive.vehicles().length === 0
    ? { done: true, say: [text(say('drive.vehicle.gone'))] }
    : { goTo: 'vehicle', say: [text(say('drive.vehicle.gone'))] }

const nameOf = (vehicle: OwnVehicle, ctx: C): string => `${vehicle.plate} · ${typeName(vehicle.type, ctx)}`

const vehicleOf = (id: number | undefined, { scope }: Pick<C, 'scope'>): OwnVehicle | undefined =>
  scope.drive.vehicles().find((vehicle) => vehicle.id === id)

const typeIn = ({ data }: C): OwnVehicle['type'] => data.type ?? 'other'
const exampleFor = (ctx: C): string => (typeIn(ctx) === 'moto' ? 'RE 123 A' : 'RAD 123 C')
const text = (body: string): Message => ({ kind: 'text', body })

const types = ['moto', 'cab', 'liffan', 'truck', 'rental', 'other'] as const
