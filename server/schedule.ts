import { Cron } from 'croner'
import type { Context } from './context.ts'
import { forgetDocuments } from './documents/retention.ts'
import { forgetHeardNames } from './places/learned.ts'
import { forgetPushes } from './push/jobs.ts'
import {
  forgetLinkJobs,
  forgetMediaJobs,
  forgetOldEvents,
  forgetOldMessages,
  forgetOpenQuestions,
  forgetSaidPositions,
  forgetTimers,
} from './queue/forget.ts'
import { forgetOldRides, forgetRidePositions } from './rides/retention.ts'
import { rulesOf } from './rides/rules.ts'
import { forgetActions } from './sessions/action.ts'
import { forgetLoginsAndSessions } from './sessions/retention.ts'
import { prepareTripDays } from './trips/nightly.ts'
import { forgetOldTrips } from './trips/retention.ts'
import { forgetPositions } from './whatsapp/positions.ts'
import { forgetExpiredUploads } from './whatsapp/uploads.ts'

/** The whole cron table. Times are local to TIMEZONE. What is kept for how long is told in docs/PRIVACY.md. */
const table: { name: string; at: string; run: (context: Context) => Promise<unknown> }[] = [
  { name: 'forget-events', at: '17 3 * * *', run: ({ db, clock }) => forgetOldEvents(db, clock.now()) },
  {
    name: 'forget-positions',
    at: '27 3 * * *',
    run: async ({ db, clock }) =>
      (await forgetPositions(db, clock.now())) +
      (await forgetSaidPositions(db, clock.now())) +
      (await forgetRidePositions(db, clock.now())),
  },
  { name: 'forget-messages', at: '37 3 * * *', run: ({ db, clock }) => forgetOldMessages(db, clock.now()) },
  { name: 'forget-media', at: '47 3 * * *', run: ({ db, clock }) => forgetMediaJobs(db, clock.now()) },
  {
    name: 'forget-documents',
    at: '12 4 * * *',
    run: ({ db, clock, mediaStore }) => forgetDocuments(db, mediaStore, clock.now()),
  },
  { name: 'forget-links', at: '52 3 * * *', run: ({ db, clock }) => forgetLinkJobs(db, clock.now()) },
  { name: 'forget-names', at: '55 3 * * *', run: ({ db, clock }) => forgetHeardNames(db, clock.now()) },
  { name: 'forget-timers', at: '53 3 * * *', run: ({ db, clock }) => forgetTimers(db, clock.now()) },
  {
    name: 'forget-questions',
    at: '54 3 * * *',
    run: ({ db, clock }) => forgetOpenQuestions(db, clock.now()),
  },
  {
    name: 'forget-sessions',
    at: '3 4 * * *',
    run: ({ db, clock }) => forgetLoginsAndSessions(db, clock.now()),
  },
  // Once a day and no oftener: it counts days.
  { name: 'forget-pushes', at: '56 3 * * *', run: ({ db, clock }) => forgetPushes(db, clock.now()) },
  { name: 'forget-actions', at: '58 3 * * *', run: ({ db, clock }) => forgetActions(db, clock.now()) },
  { name: 'forget-rides', at: '5 4 * * *', run: ({ db, clock }) => forgetOldRides(db, clock.now()) },
  { name: 'forget-trips', at: '10 4 * * *', run: ({ db, clock }) => forgetOldTrips(db, clock.now()) },
  { name: 'forget-uploads', at: '57 3 * * *', run: ({ db, clock }) => forgetExpiredUploads(db, clock.now()) },
  // Also tells people whom their trips suit, so not while they sleep.
  {
    name: 'trip-days',
    at: '10 7 * * *',
    run: ({ db, clock, dispatcher, config }) =>
      prepareTripDays({ db, clock, wake: (lane) => dispatcher.wake([lane]) }, rulesOf(config)),
  },
]

/** Starts the table; returns how to stop it. A job that fails is logged and runs again at its next time. */
export function startSchedule(context: Context): () => void {
  const { log, config } = context
  const jobs = table.map(({ name, at, run }) => {
    const options = { name, timezone: config.timezone, protect: true, unref: true }
    return new Cron(at, options, async () => {
      const startedAt = performance.now()
      try {
        const rows = await run(context)
        log.info({ job: name, rows, ms: Math.round(performance.now() - startedAt) }, 'job done')
      } catch (error) {
        log.error({ job: name, err: error }, 'job failed')
      }
    })
  })
  return () => {
    for (const job of jobs) job.stop()
  }
}
