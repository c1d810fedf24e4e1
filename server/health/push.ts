import type { Reader } from '../db/open.ts'
import { keysRefused } from '../push/jobs.ts'
import type { HealthCheck } from './health.ts'

/** Push messages: never more than degraded, since everything is also told in WhatsApp. */
export function pushes(read: Reader, now: number): Omit<HealthCheck, 'name'> {
  const row = read.get<{ waiting: number; done: number; failed: number; refused: number }>(
    `select coalesce(sum(state = 'waiting'), 0) as waiting, coalesce(sum(state = 'done'), 0) as done,
       coalesce(sum(state = 'failed'), 0) as failed,
       coalesce(sum(state <> 'done' and problem glob ?), 0) as refused
       from push_job indexed by push_job_created where created_at > ?`,
    `${keysRefused}*`,
    now - dayMs,
  )
  const { waiting = 0, done = 0, failed = 0, refused = 0 } = row ?? {}
  if (waiting + done + failed === 0) return { status: 'ok', finding: 'none within a day' }
  const finding = `within a day ${done} were taken, ${failed} given up; ${waiting} wait`
  if (refused === 0 || refused < done) return { status: 'ok', finding }
  return {
    status: 'degraded',
    finding: `${finding}; push services refused the keys of this server for ${refused}`,
    cure: 'Check the clock of this machine, and set CONTACT_EMAIL or PUBLIC_URL. Browsers that subscribed before the database was set up anew must be switched on again in Profile.',
  }
}

const dayMs = 86_400_000
