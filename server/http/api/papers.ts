import { Elysia, t } from 'elysia'
import type { Context } from '../../context.ts'
import { checkFile } from '../../documents/intake.ts'
import { TokenBuckets } from '../../limits/buckets.ts'
import { sha256Of } from '../../media/store.ts'
import { type FieldName, fieldNames } from '../../ocr/document.ts'
import type { DocumentFaultCode } from '../../ocr/fault.ts'
import { maxFileBytes } from '../../ocr/sniff.ts'
import type { Scope } from '../../policy/scope.ts'
import type { Paper, ValueProblem } from '../../policy/vehicles.ts'
import { vehicleTypes } from '../../vehicles/vehicles.ts'
import { uploadRoomBytes } from '../body-limit.ts'
import { act, hashOfRequest, keyOf, knownAction } from './act.ts'
import { keptFile } from './kept-file.ts'
import { oneOf } from './one-of.ts'
import { inFull } from './paper-shown.ts'
import { Problem, type ProblemCode, unlessMissing, unlessRefused } from './problem.ts'
import { view } from './view.ts'
import { signedIn } from './who.ts'

/** /api/papers: a vehicle's certificate as a photo or PDF, what was read of it, and what its sender says to that. */
export const papers = (context: Context) => {
  // An album at once, and then no more than are taken by hand.
  const sending = new TokenBuckets({ capacity: 2 * uploadsPerMinute, perMinute: uploadsPerMinute })
  return new Elysia({ name: 'api-papers' })
    .post('/papers', ({ request }) => upload(context, request, sending), {
      // Nobody's bytes are taken in before it is known whose they are.
      parse: 'none',
      detail: {
        summary: `Send a certificate: a photo (JPEG, PNG, WebP) or a PDF of at most ${maxFileBytes / 2 ** 20} MB`,
        description:
          'The very same file, while it is being read, asked about, or with the operator, is the same certificate. Send it for a vehicle of yours by vehicleId, or else say the type of a new one.',
        tags: ['Vehicles'],
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['file'],
                properties: {
                  file: { type: 'string', format: 'binary' },
                  vehicleId: { type: 'integer', minimum: 1 },
                  type: { type: 'string', enum: [...vehicleTypes] },
                },
              },
            },
          },
        },
      },
    })
    .get(
      '/papers/:id',
      ({ request, params }) => view(context, request, (scope) => unlessMissing(inFull(scope, params.id))),
      {
        params: t.Object({ id }),
        detail: {
          summary: 'How far a certificate is, what was read, and what is asked next',
          tags: ['Vehicles'],
        },
      },
    )
    .get(
      '/papers/:id/crops/:field',
      ({ request, params }) => {
        const crop = view(context, request, ({ vehicles }) =>
          unlessMissing(vehicles.crop(params.id, params.field)),
        )
        return keptFile(request, Bun.hash(crop).toString(36), async () => ({
          bytes: crop,
          mime: 'image/jpeg',
        }))
      },
      {
        params: t.Object({ id, field }),
        detail: {
          summary: 'The line of the picture that a field was read from',
          tags: ['Vehicles'],
          responses: { 200: { description: 'A picture', content: { 'image/jpeg': {} } } },
        },
      },
    )
    .post(
      '/papers/:id/fields/:field',
      async ({ request, params, body }) => {
        await act(context, request, body, (scope): Taken => {
          mustBeOpen(scope, params.id)
          // What was read surely counts from here on, and so does that they were asked.
          scope.vehicles.nextQuestion(params.id)
          answer(scope, params, body)
          scope.vehicles.nextQuestion(params.id)
          return { documentId: params.id }
        })
        return view(context, request, (scope) => unlessMissing(inFull(scope, params.id)))
      },
      {
        params: t.Object({ id, field }),
        body: t.Union([
          t.Object({ confirm: t.Literal(true) }, { additionalProperties: false }),
          t.Object({ value: t.String({ minLength: 1, maxLength: 200 }) }, { additionalProperties: false }),
          t.Object({ leaveOut: t.Literal(true) }, { additionalProperties: false }),
        ]),
        detail: {
          summary: 'Say that what was read is right, what is right instead, or that nobody knows',
          tags: ['Vehicles'],
        },
      },
    )
    .post(
      '/papers/:id/settle',
      async ({ request, params }) => {
        await act(context, request, null, (scope): Taken => {
          mustBeOpen(scope, params.id)
          if (scope.vehicles.nextQuestion(params.id) !== undefined) throw new Problem('paper.questions_left')
          scope.vehicles.settle(params.id)
          return { documentId: params.id }
        })
        return view(context, request, (scope) => unlessMissing(inFull(scope, params.id)))
      },
      {
        params: t.Object({ id }),
        detail: { summary: 'When nothing is asked any more: find out what it comes to', tags: ['Vehicles'] },
      },
    )
    .delete(
      '/papers/:id',
      ({ request, params }) =>
        act(context, request, null, (scope) => {
          const { state } = unlessMissing(scope.vehicles.paper(params.id))
          if (!openStates.has(state)) throw new Problem('paper.not_open')
          scope.vehicles.discard(params.id)
          return { forgotten: true as const }
        }),
      {
        params: t.Object({ id }),
        detail: { summary: 'Forget a certificate that is not settled', tags: ['Vehicles'] },
      },
    )
}

const uploadsPerMinute = 10
const id = t.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
const field = oneOf(fieldNames)

/**
 * The bytes are kept first, and whose they are is written in one transaction with the answer to the request. Before
 * anything is kept it is asked whether it would be taken: what is refused never touches the disk.
 */
async function upload(context: Context, request: Request, sending: TokenBuckets) {
  const session = signedIn(context, request)
  const key = keyOf(request)
  const waitMs = sending.take(`p${session.personId}`, context.clock.now())
  if (waitMs > 0) throw new Problem('too.many', { retryAfterS: Math.ceil(waitMs / 1000) })
  await context.mediaStore.mustHaveRoom(Number(request.headers.get('content-length') ?? 0))
  const { file, about } = await formOf(request)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const sent = { sha256: sha256Of(bytes), ...about }
  const shown = (id: number) => view(context, request, (scope) => unlessMissing(inFull(scope, id)))
  // What was answered once is answered again, also when it could not be kept any more.
  const before = knownAction(context.db.read, session, key, hashOfRequest(request, sent))
  if (before !== undefined) return shown((before.answer as Taken).documentId)
  const checked = checkFile(bytes)
  if ('fault' in checked) throw new Problem(faults[checked.fault.code] ?? 'paper.damaged')
  const kept = { sha256: sent.sha256, mime: checked.mime, bytes: bytes.length }
  const problem = view(context, request, ({ vehicles }) => vehicles.mayNotReceive(kept, about))
  if (problem !== undefined) unlessRefused('paper', { problem })
  const { documentId } = await context.mediaStore.put(bytes, () =>
    act(
      context,
      request,
      sent,
      ({ vehicles }): Taken => unlessRefused('paper', vehicles.receive(kept, about)),
    ),
  )
  context.documentReader.wake()
  return shown(documentId)
}

/** What is remembered under a key: what stands on a paper is looked up again by whoever may. */
interface Taken {
  documentId: number
}

async function formOf(request: Request) {
  if (Number(request.headers.get('content-length') ?? 0) > maxFileBytes + uploadRoomBytes) {
    throw new Problem('request.too_large')
  }
  const form = await request.formData().catch(() => {
    throw new Problem('request.unreadable', {
      detail: 'Send the file as multipart/form-data, in the part "file".',
    })
  })
  const [file, vehicleId, type] = [form.get('file'), form.get('vehicleId'), form.get('type')]
  const wrong = [
    ...(file instanceof Blob ? [] : [{ field: 'file', detail: 'a photo or a PDF' }]),
    ...(vehicleId === null || isId(vehicleId)
      ? []
      : [{ field: 'vehicleId', detail: 'the id of a vehicle of yours' }]),
    ...((type === null ? vehicleId !== null : isType(type))
      ? []
      : [{ field: 'type', detail: vehicleTypes.join(', ') }]),
  ]
  if (wrong.length > 0 || !(file instanceof Blob)) throw new Problem('request.invalid', { fields: wrong })
  const about = {
    type: isType(type) ? type : ('other' as const),
    ...(isId(vehicleId) && { vehicleId: Number(vehicleId) }),
  }
  return { file, about }
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value)
const isType = (value: unknown): value is (typeof vehicleTypes)[number] =>
  vehicleTypes.some((type) => type === value)

function mustBeOpen({ vehicles }: Scope, paperId: number): Paper {
  const paper = unlessMissing(vehicles.paper(paperId))
  if (paper.state !== 'review') throw new Problem('paper.not_open')
  return paper
}

function answer(
  { vehicles }: Scope,
  { id: paperId, field: name }: { id: number; field: FieldName },
  body: { confirm: true } | { value: string } | { leaveOut: true },
): void {
  const question = unlessMissing(vehicles.question(paperId, name))
  if ('confirm' in body) {
    if (question.proposed === null) throw new Problem('paper.not_read')
    vehicles.confirm(paperId, name)
  } else if ('leaveOut' in body) {
    if (question.isNeeded) throw new Problem('paper.needed')
    vehicles.leaveOut(paperId, name)
  } else {
    const wrong = vehicles.correct(paperId, name, body.value)
    if (wrong !== undefined) throw new Problem(values[wrong.problem], meant(wrong.meant))
  }
}

const meant = (plate: string | undefined) =>
  plate === undefined ? {} : { detail: `Plates have no letter O. If it is ${plate}, send it with zeros.` }

const values: Record<ValueProblem, ProblemCode> = {
  not_a_plate: 'vehicle.not_a_plate',
  letter_o: 'vehicle.letter_o',
  letter_for_zero: 'vehicle.letter_for_zero',
  not_a_date: 'paper.not_a_date',
  not_a_year: 'paper.not_a_year',
  not_seats: 'paper.not_seats',
  not_a_number: 'paper.not_a_number',
  not_a_name: 'paper.not_a_name',
  too_long: 'paper.too_long',
  not_in_order: 'paper.not_in_order',
}

/** Of what is found out before anything is read; whatever else there is means that it is damaged. */
const faults: Partial<Record<DocumentFaultCode, ProblemCode>> = {
  'document.wrong_type': 'paper.wrong_type',
  'document.animated': 'paper.wrong_type',
  'document.too_large': 'request.too_large',
  'document.too_small': 'paper.too_small',
}

const openStates: ReadonlySet<Paper['state']> = new Set(['fetching', 'waiting', 'review'])
