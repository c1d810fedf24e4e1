import { useState } from 'preact/hooks'
import { formatPayee, mobileOf, type Payee } from '../../../server/qr/payee-shown.ts'
import { money, say } from '../../i18n/say.ts'
import { useDraft } from '../../offline/drafts.ts'
import { me } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, type Option, TextField } from '../../ui/field.tsx'
import { codes, rememberUsual, usual } from './codes.ts'
import { canPay, type Payment, paymentFor } from './ways.ts'
import { amountProblem, payeeProblem } from './words.ts'

interface Typed {
  /** Empty until somebody chooses: then the likeliest, which may come from the account a moment later. */
  who: '' | Who
  payee: string
  amount: string
  otherAmount: string
}

type Who = 'usual' | 'own' | 'other'

/** Who is paid and how much: two taps for whoever has done it before. */
export function MakeCode({
  given,
  onMade,
}: {
  given: { payee?: string; amount?: string }
  onMade(payment: Payment): Promise<void>
}) {
  const own = ownNumber()
  const known = usual.value
  const draft = useDraft<Typed>(`qr ${given.payee ?? ''} ${given.amount ?? ''}`, {
    who: given.payee === undefined ? '' : 'other',
    payee: given.payee ?? '',
    amount: '',
    otherAmount: given.amount ?? '',
  })
  const [wrong, setWrong] = useState<{ payee?: string; amount?: string }>({})
  const typed = draft.value
  const whos: Option<Who>[] = [
    ...(known === null ? [] : [{ value: 'usual' as const, label: <Starred payee={known.payee} /> }]),
    ...(own === undefined || own.value === known?.payee.value
      ? []
      : [{ value: 'own' as const, label: say('qr.myNumber') }]),
    { value: 'other', label: say('qr.someoneElse') },
  ]
  const who = whos.find(({ value }) => value === typed.who)?.value ?? whos[0]?.value ?? 'other'
  const last = who === 'usual' ? known?.lastAmountRwf : who === 'own' ? lastFor(own) : undefined
  const amount = typed.amount || amountChoiceOf(given.amount, last)
  const otherAmount =
    typed.amount === '' && given.amount === undefined && last != null ? String(last) : typed.otherAmount
  const change = (next: Partial<Typed>) => {
    setWrong({})
    draft.set({ ...typed, ...next })
    void reading().catch(() => undefined)
  }

  const payeeIn = ({ readPayee }: Reading): Payee | string => {
    if (who === 'usual' && known !== null) return known.payee
    if (who === 'own' && own !== undefined) return own
    const read = readPayee(typed.payee)
    return read.ok ? read.value : payeeProblem(read.problem)
  }
  const amountIn = ({ readAmount }: Reading): number | null | string => {
    if (amount === 'none') return null
    if (amount === undefined) return say('qr.amountMissing')
    const read = readAmount(amount === 'other' ? otherAmount : amount)
    return read.ok ? read.value : amountProblem(read.problem)
  }
  const make = async (event?: Event) => {
    event?.preventDefault()
    const read = await reading().catch(() => undefined)
    if (read === undefined) return setWrong({ payee: say('problem.network.down') })
    const payee = payeeIn(read)
    const amountRwf = amountIn(read)
    if (typeof payee === 'string' || typeof amountRwf === 'string') {
      setWrong({
        ...(typeof payee === 'string' && { payee }),
        ...(typeof amountRwf === 'string' && { amount: amountRwf }),
      })
      return
    }
    const payment = paymentFor(payee, amountRwf)
    if (payment === undefined) {
      const needsAmount = amountRwf === null && canPay(payee, 1000)
      setWrong(needsAmount ? { amount: say('qr.amount_needed') } : { payee: say('qr.cannotPay') })
      return
    }
    // An account keeps nobody else's number by itself, as rides are paid to it; a phone without one pays nobody by it.
    const kept = known?.payee ?? (me.value === null ? payee : own)
    if (kept?.value === payee.value) rememberUsual({ payee, lastAmountRwf: amountRwf })
    draft.clear()
    await onMade(payment)
  }

  return (
    <form class="card qr-make" onSubmit={make} noValidate>
      {whos.length > 1 && (
        <Choice label={say('qr.payee')} options={whos} value={who} onValue={(who) => change({ who })} />
      )}
      {who === 'other' && (
        <TextField
          label={whos.length > 1 ? say('qr.payeeField') : say('qr.payee')}
          hint={say('qr.payeeHint')}
          error={wrong.payee}
          value={typed.payee}
          onValue={(payee) => change({ payee })}
          inputMode="tel"
          autocomplete="off"
          placeholder="0788 123 456"
          maxLength={60}
        />
      )}
      {who !== 'other' && wrong.payee !== undefined && <p class="error">{wrong.payee}</p>}
      <Choice
        label={say('qr.amount')}
        error={amount === 'other' ? undefined : wrong.amount}
        options={[
          ...presets.map((amount) => ({ value: String(amount), label: money(amount) })),
          { value: 'other', label: say('qr.otherAmount') },
          { value: 'none', label: say('qr.noAmount') },
        ]}
        value={amount}
        onValue={(amount) => change({ amount })}
        hint={amount === 'none' ? say('qr.noAmountHint') : undefined}
      />
      {amount === 'other' && (
        <TextField
          label={say('qr.amountField')}
          error={wrong.amount}
          value={otherAmount}
          onValue={(otherAmount) => change({ amount: 'other', otherAmount })}
          inputMode="numeric"
          autocomplete="off"
          placeholder="1500"
          maxLength={30}
        />
      )}
      <Button look="primary" icon="qr" wide large submit onClick={make}>
        {say('qr.make')}
      </Button>
    </form>
  )
}

const Starred = ({ payee }: { payee: Payee }) => (
  <>
    <span aria-hidden>★</span>
    <span class="visually-hidden">{say('qr.usual')} </span>
    <span class="figures">{formatPayee(payee)}</span>
  </>
)

const ownNumber = (): Payee | undefined => mobileOf(me.value?.phone ?? '')

/** What was asked for with the latest code for them; undefined where there is none. */
const lastFor = (payee: Payee | undefined): number | null | undefined =>
  codes.value
    ?.filter((code) => code.payee.value === payee?.value)
    .sort((one, other) => other.createdAt - one.createdAt)[0]?.amountRwf

/**
 * A preset where it is one, the field for others where it is none. Nothing that this payee has not been paid before: a
 * code with an amount that nobody chose costs somebody money.
 */
function amountChoiceOf(given: string | undefined, last: number | null | undefined): string | undefined {
  const wanted = given ?? (last === null ? 'none' : last?.toString())
  if (wanted === undefined) return undefined
  return wanted === 'none' || presets.some((preset) => String(preset) === wanted) ? wanted : 'other'
}

const presets = [1000, 2000, 5000]

/** How numbers and amounts are read: a script of its own, fetched when somebody begins to type. */
const reading = () => import('../../../server/qr/typed.ts')
type Reading = Awaited<ReturnType<typeof reading>>
