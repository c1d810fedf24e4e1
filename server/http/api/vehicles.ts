import { Elysia, t } from 'elysia'
import type { Context } from '../../context.ts'
import type { OwnVehicle } from '../../policy/drive.ts'
import type { Scope } from '../../policy/scope.ts'
import { vehicleTypes } from '../../vehicles/vehicles.ts'
import { act } from './act.ts'
import { oneOf } from './one-of.ts'
import { inShort } from './paper-shown.ts'
import { Problem, unlessRefused } from './problem.ts'
import { view } from './view.ts'

/** /api/vehicles: what somebody drives, and the papers of it. */
export const vehicles = (context: Context) =>
  new Elysia({ name: 'api-vehicles' })
    .get('/vehicles', ({ request }) => view(context, request, listed), {
      detail: { summary: 'Own vehicles, the newest first, with their papers', tags: ['Vehicles'] },
    })
    .post(
      '/vehicles',
      ({ request, body }) =>
        act(context, request, body, ({ drive }) => {
          const added = drive.addVehicle(body.type, body.plate)
          if ('problem' in added && added.problem === 'letter_for_zero' && added.meant !== undefined) {
            const detail = `Plates have no letter O. If it is ${added.meant}, send it with zeros.`
            throw new Problem('vehicle.letter_for_zero', { detail })
          }
          const { vehicle, looksLike } = unlessRefused('vehicle', added)
          /** `looksLike`: plates of this shape are for another kind of vehicle than it is said to be. */
          return { vehicle, looksLike: looksLike ?? null }
        }),
      {
        body: t.Object({
          type: oneOf(vehicleTypes),
          plate: t.String({ minLength: 1, maxLength: 40 }),
        }),
        detail: {
          summary: 'Register a vehicle without a certificate; the operator must see its papers',
          tags: ['Vehicles'],
        },
      },
    )
    .delete(
      '/vehicles/:id',
      ({ request, params }) =>
        act(context, request, null, ({ drive }) => unlessRefused('vehicle', drive.removeVehicle(params.id))),
      {
        params: t.Object({ id: t.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }),
        detail: { summary: 'Remove an own vehicle; past rides and income stay', tags: ['Vehicles'] },
      },
    )

function listed(scope: Scope) {
  const { drive, vehicles: papers } = scope
  return {
    vehicles: drive
      .vehicles()
      .map((vehicle) => ({ ...shown(vehicle), papers: papers.papersOf(vehicle.id).map(inShort) })),
    /** Certificates that are on their way, being read, or asked about; the oldest first. */
    open: papers.openPapers().map(inShort),
    maxVehicles: drive.maxVehicles,
    /** Whether certificates are being read at present; those that are sent are kept in any case. */
    isReading: papers.isReading,
  }
}

/** Times in milliseconds; `insuredUntil` is the midnight after the last insured day. */
const shown = ({ id, type, plate, state, why, insuredFrom, insuredUntil, valid, chosen }: OwnVehicle) => ({
  id,
  type,
  plate,
  state,
  why,
  insuredFrom,
  insuredUntil,
  valid,
  chosen,
})
