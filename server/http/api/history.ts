import { Elysia, t } from 'elysia'
import type { Context } from '../../context.ts'
import { type HistoryCursor, type HistoryEntry, historyOf } from '../../policy/history.ts'
import type { Scope } from '../../policy/scope.ts'
import { shownSpot } from './ride-shape.ts'
import { shownTrip } from './trip-shape.ts'
import { view } from './view.ts'

/** /api/history: rides, planned trips and QR codes of whoever is signed in, the newest first, a page at a time. */
export const history = (context: Context) =>
  new Elysia({ name: 'api-history' }).get(
    '/history',
    ({ request, query: { before, limit } }) =>
      view(context, request, (scope, { personId }) => {
        const page = historyOf(context.db.read, personId, {
          before: before === undefined ? undefined : cursorIn(before),
          limit: limit ?? 20,
        })
        return {
          entries: page.entries.flatMap((entry) => shown(entry, scope) ?? []),
          /** For the next page; null on the last one. */
          next: page.next === null ? null : textOf(page.next),
        }
      }),
    {
      query: t.Object({
        before: t.Optional(
          t.String({
            pattern: '^\\d{1,16}\\.\\d{1,16}\\.\\d{1,16}$',
            error: 'Send "next" of the last page.',
          }),
        ),
        limit: t.Optional(t.Integer({ minimum: 1, maximum: 50 })),
      }),
      detail: { summary: 'Rides, planned trips and QR codes, the newest first', tags: ['Person'] },
    },
  )

/** Undefined for what was erased in between. */
function shown(entry: HistoryEntry, scope: Scope) {
  const { rides, qr } = scope
  const { id, at } = entry
  if (entry.kind === 'trip') return tripShown(entry, scope)
  if (entry.kind === 'ride') {
    const ride = rides.find(id)
    if (ride === undefined) return undefined
    const pickup = shownSpot(ride.pickup, scope)
    const dropoff = ride.dropoff && shownSpot(ride.dropoff, scope)
    return { kind: 'ride' as const, id, at, ride: { ...ride, pickup, dropoff } }
  }
  const code = qr.find(id)
  return code && { kind: 'qr' as const, id, at, qr: { ...code, shown: qr.format(code.payee) } }
}

function tripShown({ id, at, firstDay, bookingIds }: Extract<HistoryEntry, { kind: 'trip' }>, scope: Scope) {
  const { trips } = scope
  const trip = trips.find(id)
  if (trip === undefined) return undefined
  const companions = bookingIds.flatMap((bookingId) => {
    const booking = trips.booking(bookingId)
    return booking === undefined
      ? []
      : { id: booking.id, state: booking.state, name: booking.other.name, pickup: booking.pickup }
  })
  return { kind: 'trip' as const, id, at, trip: { ...shownTrip(trip, scope), firstDay, with: companions } }
}

function cursorIn(text: string): HistoryCursor {
  const [ride = 0, trip = 0, qr = 0] = text.split('.').map(Number)
  return { ride, trip, qr }
}

const textOf = ({ ride, trip, qr }: HistoryCursor): string => [ride, trip, qr].join('.')
