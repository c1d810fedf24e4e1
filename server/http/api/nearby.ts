import { Elysia, t } from 'elysia'
import type { Context } from '../../context.ts'
import { Problem } from './problem.ts'
import { pointIn, radius, rideType } from './ride-shape.ts'
import { view } from './view.ts'

/** /api/nearby: free drivers round a place. Where they are is told to half a kilometre only (drivers/blur.ts). */
export const nearby = (context: Context) =>
  new Elysia({ name: 'api-nearby' }).get(
    '/nearby',
    ({ request, query }) =>
      view(context, request, (scope) => {
        if (!scope.flags.isOn('nearby_drivers')) throw new Problem('feature.off')
        const at = pointIn(query.at, 'at')
        const radiusM = query.radiusM ?? scope.rides.rules.radiusM
        return { radiusM, drivers: scope.rides.nearby({ vehicleType: query.type, at, radiusM }) }
      }),
    {
      query: t.Object({ type: rideType, at: t.String({ maxLength: 40 }), radiusM: t.Optional(radius) }),
      detail: { summary: 'Free drivers round a place, at most 9, the nearest first', tags: ['Rides'] },
    },
  )
