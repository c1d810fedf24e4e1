import { Elysia, t } from 'elysia'
import type { Context } from '../../context.ts'
import { TokenBuckets } from '../../limits/buckets.ts'
import { contactPhone, shownPhone } from '../../policy/contact-phone.ts'
import { myData } from '../../policy/my-data.ts'
import type { Scope } from '../../policy/scope.ts'
import { act } from './act.ts'
import { Problem } from './problem.ts'
import { view } from './view.ts'

/** /api/profile: whom somebody trusts in an emergency, and what is kept about them. Name and language: /api/me. */
export function profile(context: Context) {
  // It reads a dozen tables.
  const exporting = new TokenBuckets({ capacity: exportsPerMinute, perMinute: exportsPerMinute })
  return new Elysia({ name: 'api-profile' })
    .get('/profile/trusted-contact', ({ request }) => view(context, request, contactIn), {
      detail: { summary: 'Who is written to when they call for help', tags: ['Person'] },
    })
    .put(
      '/profile/trusted-contact',
      ({ request, body }) =>
        act(context, request, body, (scope) => {
          const phone = contactPhone(body.phone)
          const own = scope.qr.ownNumber()
          if (phone === undefined) throw wrongPhone('is no phone number that can be reached')
          if (own !== undefined && contactPhone(own.value) === phone) throw wrongPhone('is their own number')
          const name = (body.name ?? '').replace(/[\s\p{C}]+/gu, ' ').trim()
          scope.rides.setTrustedContact({ phone, name: /\p{L}/u.test(name) ? name : null })
          // Whoever names somebody in an emergency means now.
          const told = scope.rides.tellContact()
          return { ...contactIn(scope), told: told?.contact ?? null }
        }),
      {
        body: t.Object({
          /** As people write it; of Rwanda where no country is written. */
          phone: t.String({ minLength: 6, maxLength: 30 }),
          name: t.Optional(t.Union([t.String({ maxLength: 60 }), t.Null()])),
        }),
        detail: { summary: 'Name or change the trusted contact', tags: ['Person'] },
      },
    )
    .delete(
      '/profile/trusted-contact',
      ({ request }) =>
        act(context, request, null, (scope) => {
          scope.rides.setTrustedContact(null)
          return contactIn(scope)
        }),
      { detail: { summary: 'Forget the trusted contact', tags: ['Person'] } },
    )
    .get(
      '/profile/export',
      ({ request }) =>
        view(context, request, (scope, { personId }) => {
          const waitMs = exporting.take(`p${personId}`, context.clock.now())
          if (waitMs > 0) throw new Problem('too.many', { retryAfterS: Math.ceil(waitMs / 1000) })
          const data = myData(context.db.read, personId, scope, context.clock.now())
          return new Response(`${JSON.stringify(data, null, 2)}\n`, {
            headers: {
              'content-type': 'application/json',
              'content-disposition': 'attachment; filename="inzira-my-data.json"',
              'cache-control': 'no-store',
            },
          })
        }),
      { detail: { summary: 'What is kept about them, as a file', tags: ['Person'] } },
    )
}

function contactIn(scope: Scope) {
  const contact = scope.rides.trustedContact()
  return {
    contact: contact === undefined ? null : { ...contact, shown: shownPhone(contact.phone) },
  }
}

const exportsPerMinute = 3

const wrongPhone = (detail: string) =>
  new Problem('request.invalid', { fields: [{ field: 'phone', detail }] })
