import type { Payee } from '../qr/payee.ts'
import type { ReadProblem } from '../qr/picture/header.ts'
import { actionId, answerId, ask, type Ctx, choices, chosen, defineFlow, type Outcome } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Choice, Message } from './message.ts'
import { isCode, isPayable, isPicture, payeeChoices, reading, whoIsPaid } from './qr-payee.ts'
import { payeeProblemIn, type Reading, readingsOf } from './qr-typed.ts'
import { amountProblem, captionOf, explained, nameOf, payeeProblem } from './qr-words.ts'

interface MakeQr {
  payee?: Payee
  /** Known before the payee is when an amount was typed first; null leaves it to whoever pays. */
  amountRwf?: number | null
  /** What was typed and can mean several things. */
  typed?: string
  readings?: Reading[]
}
type StepName = 'payee' | 'which' | 'amount' | 'otherAmount' | 'newDefault'
type To = Outcome<MakeQr, StepName>
type C = Ctx<MakeQr>

/** A QR code that dials a mobile-money payment: who is paid, how much, then a picture that scans. */
export const makeQr = defineFlow<MakeQr, StepName>()({
  name: 'make-qr',
  version: 1,
  title: 'qr.title',
  flag: 'qr_generation',
  keywords: 'qr.keywords',
  first: 'payee',
  blank: {},
  steps: {
    payee: {
      ask(ctx) {
        const { data, say, scope } = ctx
        const body =
          data.amountRwf == null ? say('qr.askPayee') : say('qr.askPayeeOf', { amount: data.amountRwf })
        return asked(
          body,
          payeeChoices(['make-qr', 'payee'], { value: 'default', payee: scope.qr.default() }, ctx),
        )
      },
      answer: (incoming, ctx) =>
        whoIsPaid<MakeQr, StepName>(incoming, ctx, ['make-qr', 'payee'], undefined, (paid) =>
          goOn(paid, ctx),
        ),
    },
    which: {
      ask: ({ data, say }) =>
        choices(
          say('qr.which', { typed: data.typed ?? '' }),
          (data.readings ?? []).map((each, index) => ({
            id: answerId('make-qr', 'which', index),
            title: titleOf(each, say),
          })),
        ),
      answer(incoming, ctx) {
        const { data, say } = ctx
        const found = data.readings?.[Number(chosen(incoming, 'make-qr', 'which') ?? Number.NaN)]
        if (found !== undefined) return goOn(found, ctx)
        // Another number typed here is a new beginning, not a wrong answer.
        return atRest(incoming, { ...ctx, data: {} }) ?? { problem: say('flow.tapOne') }
      },
    },
    amount: ask(
      (ctx) => {
        const { data, say, scope } = ctx
        const { payee } = data
        const options: Choice[] = presets.map((amount) => ({
          id: answerId('make-qr', 'amount', amount),
          title: say('qr.francs', { amount }),
        }))
        options.push({ id: answerId('make-qr', 'amount', 'other'), title: say('qr.otherAmount') })
        if (payee !== undefined && scope.qr.canPay(payee, null)) {
          options.push({
            id: answerId('make-qr', 'amount', 'none'),
            title: say('qr.noAmount'),
            description: say('qr.noAmountHint'),
          })
        }
        const name = payee === undefined ? '' : nameOf(payee, ctx)
        return choices(say('qr.askAmount', { payee: name }), options, { button: say('qr.amountButton') })
      },
      (incoming, ctx): { value: number | 'other' | null } | { problem: string } => {
        const tapped = chosen(incoming, 'make-qr', 'amount')
        if (tapped === 'other') return { value: 'other' }
        if (tapped === 'none') return { value: null }
        if (tapped === undefined) return typedAmount(incoming, ctx)
        const preset = presets.find((amount) => String(amount) === tapped)
        return preset === undefined ? { problem: ctx.say('qr.amount_not_a_number') } : { value: preset }
      },
      (amount, ctx) => (amount === 'other' ? { goTo: 'otherAmount' } : made(ctx.data.payee, amount, ctx)),
    ),
    otherAmount: ask(
      ({ say }) => say('qr.typeAmount'),
      typedAmount,
      (amount, ctx) => made(ctx.data.payee, amount, ctx),
    ),
    newDefault: {
      ask(ctx) {
        const { data, say, scope } = ctx
        const now = scope.qr.default()
        const isSuggested =
          data.payee !== undefined && ![now?.value, scope.qr.ownNumber()?.value].includes(data.payee.value)
        const payee = isSuggested ? data.payee : undefined
        const title = payee && say('qr.useAsDefault', { payee: scope.qr.format(payee) })
        const options = payeeChoices(
          ['make-qr', 'newDefault'],
          { value: 'suggested', payee, ...(title !== undefined && { title }) },
          ctx,
        ).filter(({ id }) => !(id.endsWith('.own') && scope.qr.ownNumber()?.value === now?.value))
        if (now !== undefined) {
          options.push({ id: answerId('make-qr', 'newDefault', 'none'), title: say('qr.noDefault') })
        }
        const current = now && say('qr.defaultNow', { payee: nameOf(now, ctx) })
        return asked(
          current === undefined ? say('qr.askDefault') : `${current} ${say('qr.askDefault')}`,
          options,
        )
      },
      answer(incoming, ctx) {
        const { data, say, scope } = ctx
        if (chosen(incoming, 'make-qr', 'newDefault') === 'none') {
          scope.qr.forgetDefault()
          return { done: true, say: [{ kind: 'text', body: say('qr.defaultForgotten') }] }
        }
        return whoIsPaid<MakeQr, StepName>(
          incoming,
          ctx,
          ['make-qr', 'newDefault'],
          data.payee,
          ({ payee }) => {
            scope.qr.setDefault(payee, null)
            return { done: true, say: [defaultIs(payee, ctx)] }
          },
        )
      },
    },
  },

  actions: {
    again: (id, ctx) => ofCode(id, ctx, ({ payee }) => ({ goTo: 'amount', data: { payee } })),
    changeDefault: (id, { scope }) => {
      const payee = scope.qr.find(Number(id))?.payee
      return { goTo: 'newDefault', data: payee === undefined ? {} : { payee } }
    },
    /** "payee:amount" of a code that was explained. */
    payTo(value, ctx) {
      const [digits = '', amount = ''] = value.split(':')
      // Marked as a code, so that no merchant code is taken for the beginning of a phone number.
      const payee = ctx.scope.qr.readPayee(`code ${digits}`)
      if (!payee.ok) return { problem: payeeProblem(payee.problem, ctx) }
      if (amount === '') return goOn({ payee: payee.value }, ctx)
      // The id of a button is what the phone says it is.
      const read = ctx.scope.qr.readAmount(amount)
      if (!read.ok) return { problem: amountProblem(read.problem, ctx) }
      return goOn({ payee: payee.value, amountRwf: read.value }, ctx)
    },
    print: (id, ctx) =>
      ofCode(id, ctx, ({ payee }) => ({
        stay: [
          choices(ctx.say('qr.askPrint', { payee: nameOf(payee, ctx) }), [
            { id: actionId('make-qr', 'sticker', id), title: ctx.say('qr.sticker') },
            { id: actionId('make-qr', 'poster', id), title: ctx.say('qr.poster') },
          ]),
        ],
      })),
    sticker: (id, ctx) => printed(id, 'sticker', ctx),
    poster: (id, ctx) => printed(id, 'poster', ctx),
  },

  /** Digits make a code at once, pasted codes and pictures are read, where no papers are waited for. */
  shortcut: (incoming, ctx) =>
    isPicture(incoming) && ctx.scope.vehicles.wanted().length > 0 ? undefined : atRest(incoming, ctx),

  events: {
    /** What a worker found in a picture. */
    pictureRead(data, ctx) {
      const { texts, problem, jobId } = data as Found
      if (texts === undefined) {
        const body = ctx.say(`qr.${problem ?? 'picture_unavailable'}`)
        if (jobId === undefined || problem === undefined || !mayBePapers.includes(problem)) {
          return [{ kind: 'text', body }]
        }
        const read = { id: actionId('vehicles', 'paper', jobId), title: ctx.say('vehicles.yesRead') }
        return [choices(`${body}\n\n${ctx.say('vehicles.askSort')}`, [read])]
      }
      return texts.slice(0, maxExplained).map((each) => explained(ctx.scope.qr.explain(each), ctx))
    },
  },
})

/** What digits, a pasted code, a picture or a contact card begin, whatever was asked before. */
function atRest(incoming: Incoming, ctx: C): To | Promise<To> | undefined {
  const { scope } = ctx
  if (isPicture(incoming)) return reading(incoming, ctx)
  if (incoming.kind === 'contacts') {
    return whoIsPaid<MakeQr, StepName>(incoming, ctx, ['make-qr', 'payee'], undefined, (paid) =>
      goOn(paid, ctx),
    )
  }
  if (incoming.kind !== 'text') return undefined
  const facts = scope.qr.explain(incoming.body)
  if (isCode(facts.kind)) return { stay: [explained(facts, ctx)] }
  const readings = readingsOf(incoming.body, scope.qr)
  const [only, ...more] = readings
  if (more.length > 0) return whichOf(incoming.body, readings)
  if (only !== undefined) return goOn(only, ctx)
  const problem = payeeProblemIn(incoming.body, scope.qr)
  // Meant as a number: say what is wrong with it rather than "I did not understand".
  return problem !== undefined && (problem === 'payee_phone_incomplete' || isNumber(incoming.body))
    ? { problem: payeeProblem(problem, ctx) }
    : undefined
}

/** What may be wrong with a picture that was to be read. */
type PictureProblem = ReadProblem | 'picture_unavailable'

/** What a worker found in a picture; `jobId` tells which picture it was. */
interface Found {
  texts?: string[]
  problem?: PictureProblem
  jobId?: number
}

/** A certificate has no code, and may come as a picture that only the reader of papers can open. */
const mayBePapers: readonly PictureProblem[] = [
  'picture_without_code',
  'picture_not_readable',
  'picture_too_large',
]

/** Asks for what is still missing, or makes the code. */
function goOn(found: Reading, ctx: C): To {
  const { scope, say, data } = ctx
  const { payee } = found
  const amountRwf = found.amountRwf === undefined ? data.amountRwf : found.amountRwf
  const paid = payee ?? (amountRwf === undefined ? undefined : scope.qr.default())
  if (paid === undefined) return { goTo: 'payee', data: amountRwf === undefined ? {} : { amountRwf } }
  if (!isPayable(paid, ctx)) {
    return { goTo: 'payee', data: {}, say: [{ kind: 'text', body: say('qr.cannotPay') }] }
  }
  return amountRwf === undefined ? { goTo: 'amount', data: { payee: paid } } : made(paid, amountRwf, ctx)
}

function made(payee: Payee | undefined, amountRwf: number | null, ctx: C): To {
  const { scope, say, language } = ctx
  if (payee === undefined) return { goTo: 'payee' }
  if (!scope.qr.canPay(payee, amountRwf)) {
    const text = say(scope.qr.canPay(payee, 1000) ? 'qr.amount_needed' : 'qr.cannotPay')
    return isPayable(payee, ctx)
      ? { goTo: 'otherAmount', data: { payee }, say: [{ kind: 'text', body: text }] }
      : { goTo: 'payee', say: [{ kind: 'text', body: text }] }
  }
  const code = scope.qr.make(payee, amountRwf)
  const known = scope.qr.default()
  scope.qr.remember(payee, amountRwf)
  const about =
    scope.qr.default() === undefined
      ? say('qr.isItTheirs', { payee: nameOf(payee, ctx) })
      : say('qr.firstDefault')
  const caption = captionOf(code, ctx)
  return {
    done: true,
    say: [
      {
        kind: 'choices',
        picture: { source: 'qr', qrId: code.id, as: 'picture', language },
        body: known === undefined ? `${caption}\n\n${about}` : caption,
        choices: [
          { id: actionId('make-qr', 'again', code.id), title: say('qr.again') },
          { id: actionId('make-qr', 'changeDefault', code.id), title: say('qr.changeDefault') },
          { id: actionId('make-qr', 'print', code.id), title: say('qr.print') },
        ],
      },
    ],
  }
}

function printed(id: string, as: 'sticker' | 'poster', ctx: C): To {
  const { say, language } = ctx
  const other = as === 'sticker' ? 'poster' : 'sticker'
  return ofCode(id, ctx, (code) => ({
    stay: [
      {
        kind: 'file',
        file: { source: 'qr', qrId: code.id, as, language },
        filename: `inzira-${code.payee.value}-${as}.pdf`,
        caption: say(`qr.${as}Caption`),
      },
      // A file carries no buttons, and without any the chat would stop here.
      choices(say('qr.afterPrint', { payee: nameOf(code.payee, ctx) }), [
        { id: actionId('make-qr', other, code.id), title: say(`qr.${other}`) },
        { id: actionId('make-qr', 'again', code.id), title: say('qr.again') },
      ]),
    ],
  }))
}

function ofCode(id: string, { scope, say }: C, use: (code: { id: number; payee: Payee }) => To): To {
  const code = scope.qr.find(Number(id))
  return code === undefined ? { problem: say('qr.gone') } : use(code)
}

function typedAmount(incoming: Incoming, ctx: C): { value: number | null } | { problem: string } {
  const parsed = ctx.scope.qr.readAmount(incoming.kind === 'text' ? incoming.body : '')
  return parsed.ok ? { value: parsed.value } : { problem: amountProblem(parsed.problem, ctx) }
}

const defaultIs = (payee: Payee, ctx: Ctx<object>): Message =>
  choices(ctx.say('qr.defaultIs', { payee: nameOf(payee, ctx) }), [
    { id: actionId('make-qr', 'payTo', `${payee.value}:`), title: ctx.say('qr.make') },
  ])

const whichOf = (typed: string, readings: Reading[]): To => ({
  goTo: 'which',
  data: { readings, typed: [...typed.trim()].slice(0, 40).join('') },
})

const titleOf = ({ payee, amountRwf }: Reading, say: C['say']): string =>
  payee === undefined
    ? say('qr.francs', { amount: amountRwf ?? 0 })
    : say('qr.whichCode', { code: payee.value })

/** Buttons where there is something to offer, else the bare question. */
const asked = (body: string, options: Choice[]): Message =>
  options.length === 0 ? { kind: 'text', body } : choices(body, options)

/** Enough digits for a phone number, or a zero before them, which no amount has. */
const isNumber = (typed: string): boolean =>
  /^[+\d][\d\s().\-/]*$/.test(typed.trim()) &&
  typed.replace(/\D/g, '').length >= (typed.trim().startsWith('0') ? 3 : 7)

const presets = [1000, 2000, 5000]
/** A poster may hold several codes; three bubbles are enough. */
const maxExplained = 3
