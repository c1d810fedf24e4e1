import type { Push } from './push.ts'
import { ridePushes } from './ride-news.ts'
import { type AllNews, hourMs, notPushed, type PushContext, type PushText } from './text.ts'
import { tripPushes } from './trip-news.ts'
import { vehiclePushes } from './vehicle-news.ts'

/** What is pushed of everything that is told; what the conversation has nothing to say of is not pushed either. */
export const pushNews: { readonly [Name in keyof AllNews]: PushText<AllNews[Name]> | typeof notPushed } = {
  ...ridePushes,
  ...tripPushes,
  ...vehiclePushes,
  'make-qr.pictureRead': notPushed,
  'menu.released': notPushed,
  'sign-in.guessed': notPushed,
  /** Told in every browser they were signed in before. */
  'sign-in.usedLink': ({ device }, { say, happenedAt }) => ({
    title: say('push.signedIn', { device: device || say('signIn.aBrowser') }),
    body: say('push.signedIn.body'),
    url: '/profile',
    tag: 'sign-in',
    urgency: 'high',
    until: happenedAt + 12 * hourMs,
  }),
}

/** The text for an event as the inbox names it: what follows the second point tells timers of one kind apart. */
export function pushOf(event: { name: string; data: unknown }, ctx: PushContext): Push | undefined {
  const name = event.name.split('.', 2).join('.')
  if (!Object.hasOwn(pushNews, name)) return undefined
  const text = pushNews[name as keyof AllNews] as PushText<unknown> | typeof notPushed
  return text === notPushed ? undefined : text(event.data, ctx)
}
