import { Elysia, t } from 'elysia'
import type { Context } from '../../context.ts'
import { languages } from '../../i18n/languages.ts'
import { personById } from '../../people/people.ts'
import type { Scope } from '../../policy/scope.ts'
import { act } from './act.ts'
import { oneOf } from './one-of.ts'
import { Problem, unlessMissing } from './problem.ts'
import { signedIn, whoSent } from './who.ts'

/** /api/me: the person who is signed in, as they may see themselves. */
export const me = (context: Context) =>
  new Elysia({ name: 'api-me' })
    .get('/me', ({ request }) => shown(context, signedIn(context, request).personId), {
      detail: { summary: 'Who is signed in', tags: ['Person'] },
    })
    // Every page asks this first: that nobody is signed in is no fault, and nothing to complain of in a console.
    .get(
      '/who',
      ({ request }) => {
        const session = whoSent(context, request)
        return { me: session === undefined ? null : shown(context, session.personId) }
      },
      { detail: { summary: 'Who is signed in, or that nobody is', tags: ['Person'] } },
    )
    .patch(
      '/me',
      async ({ request, body }) => {
        const { personId } = signedIn(context, request)
        await act(context, request, body, (scope) => {
          if (body.name !== undefined) scope.people.setName(nameOf(body.name, scope))
          if (body.language !== undefined) scope.people.setLanguage(body.language)
          return null
        })
        return shown(context, personId)
      },
      {
        // Elysia takes a list for an object without fields, which would be a change of nothing.
        transform({ body }: { body: unknown }) {
          if (typeof body !== 'object' || body === null || Array.isArray(body))
            throw new Problem('request.invalid')
        },
        body: t.Object({
          name: t.Optional(t.String({ minLength: 1, maxLength: 60, pattern: '\\S' })),
          language: t.Optional(oneOf(languages)),
        }),
        detail: { summary: 'Change name or language', tags: ['Person'] },
      },
    )

/** Cleaned as in the conversation: others read it. */
function nameOf(typed: string, { people }: Scope): string {
  const read = people.nameIn(typed)
  if ('name' in read) return read.name
  const detail = read.problem === 'no_letters' ? 'A name has letters.' : 'At most 60 characters.'
  throw new Problem('request.invalid', { fields: [{ field: 'name', detail }] })
}

function shown({ db }: Context, personId: number) {
  const person = unlessMissing(personById(db.read, personId))
  return {
    /** By it a browser keeps apart what belongs to whom. */
    id: personId,
    name: person.name,
    language: person.language,
    /** E.164 digits; null for somebody who hides their number. */
    phone: person.phone,
    /** They said stop in WhatsApp. */
    stopped: person.opted_out_at !== null,
  }
}
