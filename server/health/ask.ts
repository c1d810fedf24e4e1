import * as v from 'valibot'
import type { HealthReport } from './health.ts'

/** What the running server says of itself. */
export interface ServerAnswer {
  /** Null when nothing answers at that address. */
  version: string | null
  /** Its own health report; only with ADMIN_TOKEN. */
  report: HealthReport | null
  /** Why there is no report, when a server answers. */
  why: string | null
}

/** Never throws: that nobody answers is an answer. */
export async function serverAnswer(url: string, token: string | undefined): Promise<ServerAnswer> {
  const health = await json(`${url}/health`)
  const alive = v.safeParse(aliveSchema, health?.body)
  if (!alive.success) return { version: null, report: null, why: null }
  const { version } = alive.output
  if (token === undefined) return { version, report: null, why: 'set ADMIN_TOKEN to see it' }
  const details = await json(`${url}/health/details`, { authorization: `Bearer ${token}` })
  if (details?.status === 401) return { version, report: null, why: 'the server has another ADMIN_TOKEN' }
  const report = v.safeParse(reportSchema, details?.body)
  if (!report.success) return { version, report: null, why: 'its answer could not be read' }
  return { version, report: report.output as HealthReport, why: null }
}

async function json(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown } | undefined> {
  try {
    const response = await fetch(url, {
      headers,
      signal: AbortSignal.timeout(patienceMs),
      redirect: 'manual',
    })
    return { status: response.status, body: await response.json() }
  } catch {
    // Refused, too slow, or something else than this program: all the same to who looks at a dashboard.
    return undefined
  }
}

const patienceMs = 1500
const aliveSchema = v.object({ status: v.string(), version: v.string() })
const statusSchema = v.picklist(['ok', 'degraded', 'unhealthy'])
const reportSchema = v.object({
  status: statusSchema,
  checks: v.array(
    v.object({ name: v.string(), status: statusSchema, finding: v.string(), cure: v.optional(v.string()) }),
  ),
})
