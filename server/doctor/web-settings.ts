import type { Config } from '../config.ts'
import type { Reader } from '../db/open.ts'
import { type Check, type Found, ok, warn } from './check.ts'

/** What in the settings works against the web app. */
export function* webAdvices({ publicUrl, trustProxy }: Config): Generator<Found> {
  if (publicUrl === undefined) {
    yield warn(
      'PUBLIC_URL is not set: the web app works on this machine only, chats hold no links, and nobody can look whether Meta reaches this server',
      'Set it to the https address of this server; docs/WEB.md says what belongs to it.',
    )
    return
  }
  if (publicUrl.startsWith('https:') && trustProxy === 0) {
    yield warn(
      'PUBLIC_URL is https, but TRUST_PROXY is 0: HSTS is never sent, and limits count everybody behind the proxy as one',
      'Set TRUST_PROXY to how many proxies of your own stand before this server, such as 1.',
    )
  }
}

/** The key by which push services know this server: browsers that subscribed with another one hear nothing more. */
export function checkPushKey(read: Reader): Check {
  const key = read.get("select 1 from server_key where name = 'vapid'")
  const subscribed = read.get<{ n: number }>('select count(*) as n from push_subscription')?.n ?? 0
  return { name: 'push key', ...pushKey(key !== undefined, subscribed) }
}

function pushKey(exists: boolean, subscribed: number): Found {
  const browsers = subscribed === 1 ? '1 browser' : `${subscribed} browsers`
  if (exists)
    return ok(
      `is there; ${subscribed === 0 ? 'nobody has' : `${browsers} ${subscribed === 1 ? 'has' : 'have'}`} asked for notifications`,
    )
  if (subscribed === 0) return ok('is made when the first browser asks for notifications')
  return warn(
    `is lost, and ${browsers} asked for notifications with it`,
    'Restore the newest backup that holds it; otherwise people have to switch notifications off and on again.',
  )
}
