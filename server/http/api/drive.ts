import { Elysia, t } from 'elysia'
import type { Context } from '../../context.ts'
import { statementFile, statementOf } from '../../drivers/statement.ts'
import { languages } from '../../i18n/languages.ts'
import type { Scope } from '../../policy/scope.ts'
import { act } from './act.ts'
import { drawingLimit, turnOf } from './drawing.ts'
import { unlessStopped } from './heard.ts'
import { oneOf } from './one-of.ts'
import { Problem, unlessRefused } from './problem.ts'
import { viewScope } from './view.ts'
import { signedIn } from './who.ts'

/** /api/drive: being online, the vehicle it is done with, income and its statements. */
export const drive = (context: Context) => {
  const mayDraw = drawingLimit(context)
  return new Elysia({ name: 'api-drive' })
    .get(
      '/drive',
      ({ request }) => shown(viewScope(context, signedIn(context, request).personId), context.clock.now()),
      { detail: { summary: 'Whether I am online, with what, and why not', tags: ['Drive'] } },
    )
    .post(
      '/drive/online',
      ({ request, body }) =>
        act(context, request, body, (scope, tx, session) => {
          unlessStopped(tx, session)
          const went = scope.drive.goOnline(body, 'web')
          if ('barrier' in went) throw new Problem(`drive.${went.barrier}`)
          const { until, renewed, vehicle } = went
          return { until, renewed, vehicle }
        }),
      {
        body: t.Object({
          latitude: t.Number({ minimum: -90, maximum: 90 }),
          longitude: t.Number({ minimum: -180, maximum: 180 }),
        }),
        detail: { summary: 'Go online here, or stay online', tags: ['Drive'] },
      },
    )
    .post(
      '/drive/offline',
      ({ request, body }) =>
        act(context, request, body, (scope) => ({
          /** False when they were offline already. */
          wasOnline: scope.drive.goOffline(),
        })),
      { detail: { summary: 'Go offline', tags: ['Drive'] } },
    )
    .post(
      '/drive/vehicle',
      ({ request, body }) =>
        act(context, request, body, (scope) => {
          unlessRefused('drive', scope.drive.choose(body.vehicleId))
          return { vehicles: scope.drive.vehicles() }
        }),
      {
        body: t.Object({ vehicleId: t.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }),
        detail: { summary: 'Choose the vehicle to go online with', tags: ['Drive'] },
      },
    )
    .get(
      '/drive/income',
      ({ request, query }) => {
        const { personId } = signedIn(context, request)
        const scope = viewScope(context, personId)
        const { fromDay, toDay } = daysOf(query.period ?? 'seven_days', scope)
        const { timezone } = context.config
        const of = { personId, fromDay, toDay, language: 'en' as const, timezone }
        const days = statementOf(context.db.read, of).days
        return {
          fromDay,
          toDay,
          /** Only days with rides. */
          days: days.map(({ day, rwf, rides }) => ({ day, rwf, rides: rides.length })),
          rwf: days.reduce((sum, { rwf }) => sum + rwf, 0),
          rides: days.reduce((sum, { rides }) => sum + rides.length, 0),
        }
      },
      {
        query: t.Object({ period: t.Optional(oneOf(['seven_days', ...periods])) }),
        detail: { summary: 'Income day by day', tags: ['Drive'] },
      },
    )
    .get(
      '/drive/statement.pdf',
      async ({ request, query }) => {
        const { personId } = signedIn(context, request)
        const scope = viewScope(context, personId)
        const { fromDay, toDay, rides } = scope.drive.period(query.period)
        if (rides === 0) throw new Problem('drive.nothing_earned')
        mayDraw(turnOf(personId))
        const language = query.language ?? scope.people.language() ?? 'en'
        const { timezone } = context.config
        const of = { personId, fromDay, toDay, language, timezone }
        const { bytes, mime, filename } = await statementFile(
          context.pictures,
          context.db.read,
          of,
          turnOf(personId),
        )
        return new Response(new Uint8Array(bytes), {
          headers: {
            'content-type': mime,
            'content-disposition': `attachment; filename="${filename}"`,
            'cache-control': 'private, no-store',
          },
        })
      },
      {
        query: t.Object({
          period: oneOf(periods),
          language: t.Optional(oneOf(languages)),
        }),
        detail: { summary: 'The statement of a period as a PDF', tags: ['Drive'] },
      },
    )
}

function shown({ drive, rides }: Scope, now: number) {
  return {
    now,
    barrier: drive.barrier() ?? null,
    /** Which vehicle the barrier is about, or the one they would go online with. */
    vehicle: drive.barrierVehicle() ?? null,
    suspendedWhy: drive.suspendedWhy(),
    vehicles: drive.vehicles(),
    online: drive.online() ?? null,
    freshMs: drive.freshMs,
    requests: drive.requests() ?? null,
    offer: rides.openOffer() ?? null,
    ...drive.stars(),
    income: drive.income(),
  }
}

function daysOf(
  period: (typeof periods)[number] | 'seven_days',
  { drive, trips }: Scope,
): { fromDay: number; toDay: number } {
  if (period !== 'seven_days') return drive.period(period)
  const today = trips.now().day
  return { fromDay: today - 6, toDay: today }
}

const periods = ['week', 'month', 'last_month'] as const
