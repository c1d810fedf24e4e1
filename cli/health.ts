import { systemClock } from '../server/clock.ts'
import type { Config } from '../server/config.ts'
import { sentenceOf } from '../server/error.ts'
import { checkHealth, type HealthCheck, type HealthReport } from '../server/health/health.ts'
import { withDatabase } from './open-database.ts'

export const lookAtDatabase = (config: Config): Promise<HealthReport> =>
  withDatabase(config, (db) => checkHealth({ db, clock: systemClock }))

/** The server's own report, or what can be told without its token. `isOurs`: its database is the one of the settings. */
export async function askServer(config: Config, url: string, isOurs: boolean): Promise<HealthReport> {
  const answer = await ask(`${url}/health/details`, config.adminToken)
  if (typeof answer === 'string') {
    const server = { ...unanswered, finding: `nothing answers at ${url}: ${answer}` }
    return isOurs ? withServer(server, await fromDatabase(config)) : { status: 'unhealthy', checks: [server] }
  }
  if (answer.status === 200 || answer.status === 503) return (await answer.json()) as HealthReport
  const ready = await ask(`${url}/ready`, undefined)
  if (typeof ready === 'string' || (ready.status !== 200 && ready.status !== 503)) {
    const server = { ...unanswered, finding: `what answers at ${url} is no inzira server` }
    return { status: 'unhealthy', checks: [server] }
  }
  const { status } = (await ready.json()) as { status: HealthReport['status'] }
  const server: HealthCheck = {
    name: 'server',
    status,
    finding: `says it is ${status}`,
    ...(status !== 'ok' && { cure: 'Set ADMIN_TOKEN, the same as for the server, to be told why.' }),
  }
  return isOurs ? withServer(server, await fromDatabase(config)) : { status, checks: [server] }
}

const unanswered = {
  name: 'server',
  status: 'unhealthy',
  cure: 'Start it with "inzira serve", or see its log.',
} as const

async function ask(url: string, token: string | undefined): Promise<Response | string> {
  try {
    return await fetch(url, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
  } catch (error) {
    return sentenceOf(error)
  }
}

/** A database that cannot be opened is a finding here, not an end. */
async function fromDatabase(config: Config): Promise<HealthReport> {
  try {
    return await lookAtDatabase(config)
  } catch (error) {
    const cure = 'Run "inzira doctor".'
    return {
      status: 'unhealthy',
      checks: [{ name: 'database', status: 'unhealthy', finding: sentenceOf(error), cure }],
    }
  }
}

function withServer(server: HealthCheck, { status, checks }: HealthReport): HealthReport {
  const order: HealthReport['status'][] = ['ok', 'degraded', 'unhealthy']
  const worst = order.indexOf(server.status) > order.indexOf(status) ? server.status : status
  return { status: worst, checks: [server, ...checks] }
}

const timeoutMs = 5000
