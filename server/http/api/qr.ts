import { Elysia, t } from 'elysia'
import type { Context } from '../../context.ts'
import { isOn } from '../../flags/flags.ts'
import { type Language, languages } from '../../i18n/languages.ts'
import { personById } from '../../people/people.ts'
import type { QrScope, ShownQr } from '../../policy/qr.ts'
import { maxAmountRwf } from '../../qr/amount.ts'
import { allFees } from '../../qr/fees.ts'
import { drawingOf, qrFile } from '../../qr/file.ts'
import { formatPayee, type Payee } from '../../qr/payee.ts'
import { maxPictureBytes } from '../../qr/picture/header.ts'
import { allTemplates } from '../../qr/templates.ts'
import { addressOf } from '../address.ts'
import { act } from './act.ts'
import { drawingLimit, turnOf } from './drawing.ts'
import { keptFile } from './kept-file.ts'
import { oneOf } from './one-of.ts'
import { Problem, unlessMissing } from './problem.ts'
import { view, viewScope } from './view.ts'
import { signedIn, whoSent } from './who.ts'

/**
 * /api/qr: the codes somebody made, the files of each, and what a page needs to make codes by itself. Digits are made
 * by the same code here and there (server/qr); when they differ, because a page was long without a network, these here
 * are right.
 */
export function qr(context: Context) {
  const { db, config, pictures, version } = context
  const mayRead = drawingLimit(context, readsPerMinute)
  const mayDraw = drawingLimit(context)
  const open = () => {
    if (!isOn(db.read, 'qr_generation')) throw new Problem('feature.off')
  }

  return new Elysia({ name: 'api-qr' })
    .get(
      '/qr/templates',
      () => ({
        templates: allTemplates(db.read).map(({ note: _, ...template }) => template),
        fees: allFees(db.read),
      }),
      {
        detail: {
          summary: 'The ways to pay by USSD and their fees; the same for everybody',
          tags: ['QR codes'],
        },
      },
    )
    .get(
      '/qr',
      ({ request, query }) => {
        const limit = query.limit ?? defaultPage
        const codes = view(context, request, (scope) => scope.qr.list({ before: query.before, limit }))
        return {
          codes,
          /** For `before`, when there are more. */
          next: codes.length === limit ? (codes.at(-1)?.id ?? null) : null,
        }
      },
      {
        query: t.Object({
          before: t.Optional(t.Integer({ minimum: 1 })),
          limit: t.Optional(t.Integer({ minimum: 1, maximum: 100 })),
        }),
        detail: { summary: 'The codes they made, the latest first', tags: ['QR codes'] },
      },
    )
    .post(
      '/qr',
      ({ request, body }) => {
        open()
        return act(context, request, body, (scope): ShownQr => {
          const payee = payeeIn(body.payee, scope.qr)
          if (!scope.qr.canPay(payee, body.amountRwf)) throw new Problem('qr.invalid')
          const code = scope.qr.make(payee, body.amountRwf)
          scope.qr.remember(payee, body.amountRwf)
          return code
        })
      },
      {
        body: t.Object({ payee: payeeShape, amountRwf }),
        detail: { summary: 'Keep a code', tags: ['QR codes'] },
      },
    )
    .get('/qr/default', ({ request }) => view(context, request, (scope) => defaultIn(scope.qr)), {
      detail: { summary: 'Whom their codes usually pay', tags: ['QR codes'] },
    })
    .put(
      '/qr/default',
      ({ request, body }) =>
        act(context, request, body, (scope) => {
          if (body.payee === null) scope.qr.forgetDefault()
          else scope.qr.setDefault(payeeIn(body.payee, scope.qr), body.lastAmountRwf ?? null)
          return defaultIn(scope.qr)
        }),
      {
        body: t.Object({ payee: t.Union([payeeShape, t.Null()]), lastAmountRwf: t.Optional(amountRwf) }),
        detail: { summary: 'Change or forget whom their codes usually pay', tags: ['QR codes'] },
      },
    )
    .get(
      '/qr/at/:slug',
      // Whoever has the address may look, as on the landing page itself.
      ({ params }) => unlessMissing(viewScope(context, nobody).qr.published(params.slug.toLowerCase())),
      {
        params: t.Object({ slug: t.String({ maxLength: 16 }) }),
        detail: { summary: 'What the landing page at this address shows', tags: ['QR codes'] },
      },
    )
    .post(
      '/qr/read',
      async ({ request, body, server }) => {
        open()
        const session = whoSent(context, request)
        const key =
          session === undefined ? `a${addressOf(request, server, config)}` : turnOf(session.personId)
        mayRead(key)
        const read = await pictures.read(new Uint8Array(await body.picture.arrayBuffer()), key)
        return read.ok ? { texts: read.value, problem: null } : { texts: [], problem: read.problem }
      },
      {
        body: t.Object({ picture: t.File({ maxSize: maxPictureBytes }) }),
        detail: {
          summary: 'The texts of the QR codes in a photo (PNG or JPEG); kept nowhere',
          tags: ['QR codes'],
        },
      },
    )
    .get(
      '/qr/:id',
      ({ request, params }) => view(context, request, (scope) => unlessMissing(scope.qr.find(params.id))),
      { params: idOnly, detail: { summary: 'One of the codes they made', tags: ['QR codes'] } },
    )
    .delete(
      '/qr/:id',
      ({ request, params }) =>
        act(context, request, null, (scope) => {
          if (!scope.qr.forget(params.id)) throw new Problem('not.found')
          return null
        }),
      {
        params: idOnly,
        detail: {
          summary: 'Take a code off their list',
          description: 'It is theirs no more. What was printed of it, and its landing page, go on working.',
          tags: ['QR codes'],
        },
      },
    )
    .get(
      '/qr/:id/:file',
      async ({ request, params, query }) => {
        open()
        const { personId } = signedIn(context, request)
        const code = unlessMissing(viewScope(context, personId).qr.drawn(params.id))
        const language = query.lang ?? languageOf(personId)
        const as = files[params.file]
        const options = { language, publicUrl: config.publicUrl ?? null, whose: turnOf(personId) }
        // The same drawing has the same bytes, as long as it is drawn by the same program.
        const tag = Bun.hash(JSON.stringify([version, as, drawingOf(code, as, options)])).toString(36)
        return keptFile(request, tag, () => {
          mayDraw(options.whose)
          return qrFile(pictures, code, as, options)
        })
      },
      {
        params: t.Object({ id: t.Integer({ minimum: 1 }), file: oneOf(fileNames) }),
        query: t.Object({ lang: t.Optional(oneOf(languages)) }),
        detail: { summary: 'A code as a picture, a sheet of stickers or a poster', tags: ['QR codes'] },
      },
    )

  function languageOf(personId: number): Language {
    return personById(db.read, personId)?.language ?? 'en'
  }
}

/** What the page sends back is what it was shown; people's own ways of writing are read there, by the same code. */
function payeeIn({ kind, value }: { kind: Payee['kind']; value: string }, scope: QrScope): Payee {
  const read = scope.readPayee(kind === 'merchant' ? `code ${value}` : value)
  if (read.ok && read.value.kind === kind) return read.value
  const detail =
    kind === 'merchant'
      ? 'is no merchant code: 4 to 9 digits'
      : 'is no mobile number of Rwanda: 07… with 10 digits'
  throw new Problem('request.invalid', { fields: [{ field: 'payee/value', detail }] })
}

function defaultIn(scope: QrScope) {
  const known = scope.defaultWithAmount()
  return {
    payee: known?.payee ?? null,
    /** "0788 123 456" */
    shown: known === undefined ? null : formatPayee(known.payee),
    lastAmountRwf: known?.lastAmountRwf ?? null,
  }
}

const payeeShape = t.Object({
  kind: oneOf(['phone', 'merchant']),
  /** As it is dialled inside the country. */
  value: t.String({ minLength: 4, maxLength: 20, pattern: '^[0-9+ ]+$' }),
})
/** Whole francs; null leaves it to whoever pays. */
const amountRwf = t.Union([t.Integer({ minimum: 1, maximum: maxAmountRwf }), t.Null()])
const idOnly = t.Object({ id: t.Integer({ minimum: 1 }) })

const files = {
  'code.png': 'picture',
  'code.svg': 'svg',
  'sticker.pdf': 'sticker',
  'poster.pdf': 'poster',
} as const
const fileNames = ['code.png', 'code.svg', 'sticker.pdf', 'poster.pdf'] as const

/** Nobody's id: what is public looks the same to all. */
const nobody = 0
const defaultPage = 50
const readsPerMinute = 20
