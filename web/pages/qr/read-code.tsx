import { useEffect, useRef, useState } from 'preact/hooks'
import { explainQr, type QrFacts } from '../../../server/qr/explain.ts'
import { type Answer, answerOf, api, Refusal } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { config, online } from '../../session.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Fault, Notice } from '../../ui/notice.tsx'
import { readPicture } from './read-picture.ts'
import { canPay, dialLink, type Payment, ways } from './ways.ts'
import { amountOf, nameOf } from './words.ts'

/** What somebody pasted, scanned or photographed, in words, before anything is dialled. */
export default function ReadCode({
  given,
  onMake,
}: {
  given: string
  onMake(payment: Pick<Payment, 'payee' | 'amountRwf'>): void
}) {
  const [typed, setTyped] = useState(given)
  const [texts, setTexts] = useState<string[]>(given === '' ? [] : [given])
  const [problem, setProblem] = useState<unknown>(undefined)
  const [unread, setUnread] = useState<string | undefined>(undefined)
  const camera = useRef<HTMLInputElement>(null)
  const files = useRef<HTMLInputElement>(null)
  const [isReading, setReading] = useState(false)
  useEffect(() => {
    setTyped(given)
    setTexts(given === '' ? [] : [given])
  }, [given])

  const explain = (event: Event) => {
    event.preventDefault()
    setUnread(undefined)
    setProblem(undefined)
    setTexts([typed])
  }
  const take = async (input: HTMLInputElement) => {
    const [picture] = input.files ?? []
    input.value = ''
    if (picture === undefined) return
    setReading(true)
    setTexts([])
    setUnread(undefined)
    setProblem(undefined)
    try {
      const found = await readPicture(picture)
      setTexts(found.texts.slice(0, maxExplained))
      if (found.problem !== null) setUnread(say(`qr.${found.problem}`))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'network.down') setUnread(say('qr.readOffline'))
      else setProblem(error)
    } finally {
      setReading(false)
    }
  }
  return (
    <div class="stack">
      <div class="buttons beside">
        <Button icon="camera" busy={isReading} onClick={() => camera.current?.click()}>
          {say('qr.takePicture')}
        </Button>
        <Button icon="file" onClick={() => files.current?.click()}>
          {say('qr.choosePicture')}
        </Button>
      </div>
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={say('qr.takePicture')}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={files}
        type="file"
        accept="image/*"
        hidden
        aria-label={say('qr.choosePicture')}
        onChange={(event) => take(event.currentTarget)}
      />
      <form class="stack tight" onSubmit={explain}>
        <TextField
          label={say('qr.readPaste')}
          hint={say('qr.readPasteHint')}
          value={typed}
          onValue={setTyped}
          autocomplete="off"
          maxLength={4000}
        />
        <Button look="quiet" wide submit disabled={typed.trim() === ''}>
          {say('qr.readIt')}
        </Button>
      </form>
      <div class="stack" aria-live="polite">
        {unread !== undefined && <Notice kind="warn">{unread}</Notice>}
        {problem !== undefined && <Fault of={problem} />}
        {texts.map((text) => (
          <Explained key={text} text={text} onMake={onMake} />
        ))}
      </div>
    </div>
  )
}

function Explained({
  text,
  onMake,
}: {
  text: string
  onMake(payment: Pick<Payment, 'payee' | 'amountRwf'>): void
}) {
  const publicUrl = config.value?.publicUrl ?? location.origin
  const facts = explainQr(text, { templates: ways.value.templates, publicUrl })
  if (facts.kind === 'payment') {
    return <PaymentExplained payment={facts} onMake={onMake} />
  }
  if (facts.kind === 'own') return <OwnExplained slug={facts.slug} onMake={onMake} />
  if (facts.kind === 'payee') {
    return (
      <section class="card">
        <p>{say('qr.is.payee', { payee: nameOf(facts.payee) })}</p>
        <Make payment={{ payee: facts.payee, amountRwf: null }} onMake={onMake} />
      </section>
    )
  }
  if (facts.kind === 'emv') return <EmvExplained {...facts} />
  if (facts.kind === 'ussd') {
    return (
      <Notice kind={facts.danger === 'shows_information' ? 'info' : 'bad'}>
        <p class="strong">{say(`qr.is.${facts.danger}`)}</p>
        <p class="mono">{facts.ussd}</p>
      </Notice>
    )
  }
  const isSuspicious = facts.kind === 'website' && facts.warnings.length > 0
  return (
    <Notice kind={isSuspicious ? 'bad' : 'info'}>
      <p>{plainly(facts)}</p>
      {isSuspicious && <p class="strong">{say('qr.is.suspicious')}</p>}
    </Notice>
  )
}

function plainly(facts: QrFacts): string {
  switch (facts.kind) {
    case 'call':
      return say('qr.is.call', { number: facts.number })
    case 'website':
      return say('qr.is.website', { host: facts.host.slice(0, 100) })
    case 'action':
      return say('qr.is.action', { scheme: facts.scheme })
    case 'text':
      return say('qr.is.text', { text: facts.text })
    default:
      return say('qr.is.nothing')
  }
}

type Make = (payment: Pick<Payment, 'payee' | 'amountRwf'>) => void

function PaymentExplained({ payment, onMake }: { payment: Payment; onMake: Make }) {
  const { payee, amountRwf, ussd, dialsOn, verified } = payment
  return (
    <section class="card qr-facts">
      <p class="quiet">{say('qr.is.payment')}</p>
      <p class="strong">
        {say(payee.kind === 'merchant' ? 'qr.payMerchant' : 'qr.payPhone', { payee: nameOnly(payment) })}
        {payee.network !== null && ` (${payee.network})`}
      </p>
      <p class="qr-amount">{amountRwf === null ? say('qr.anyAmountLine') : amountOf(amountRwf)}</p>
      <p>{dialsOn === null ? say('qr.dialAnywhere') : say('qr.dial', { network: dialsOn })}</p>
      <p class="mono strong qr-digits">{ussd}</p>
      {payee.network === null && payee.kind === 'phone' && <p>{say('qr.networkUnknown')}</p>}
      {!verified && dialsOn !== null && <p class="qr-doubt">{say('qr.unverified', { network: dialsOn })}</p>}
      <p class="quiet">{say('qr.check')}</p>
      <ButtonLink look="primary" icon="phone" wide large href={dialLink(ussd)}>
        {say('qr.dialNow')}
      </ButtonLink>
      <Make payment={payment} onMake={onMake} />
    </section>
  )
}

const nameOnly = ({ payee }: Payment): string => (payee.kind === 'phone' ? nameOf(payee) : payee.value)

/** Only what is paid in this country can be made here. */
function Make({ payment, onMake }: { payment: Pick<Payment, 'payee' | 'amountRwf'>; onMake: Make }) {
  const { payee, amountRwf } = payment
  if (payee.country !== 'RW' || !(canPay(payee, amountRwf) || canPay(payee, 1000))) return null
  return (
    <Button look="quiet" icon="qr" wide onClick={() => onMake({ payee, amountRwf })}>
      {say('qr.make')}
    </Button>
  )
}

/** One of our own landing pages: what it shows is asked of the server. */
function OwnExplained({ slug, onMake }: { slug: string; onMake: Make }) {
  const [found, setFound] = useState<Published | undefined>(undefined)
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined)
  useEffect(() => {
    answerOf(api.qr.at({ slug }).get()).then(setFound, (error: unknown) => {
      if (!(error instanceof Refusal)) throw error
      setRefusal(error)
    })
  }, [slug])
  if (found !== undefined) return <PaymentExplained payment={found} onMake={onMake} />
  if (refusal === undefined) return <span class="bone card-size" />
  if (refusal.code === 'not.found') return <Notice kind="warn">{say('qr.is.ownGone')}</Notice>
  return online.value ? <Fault of={refusal} /> : <Notice kind="warn">{say('problem.network.down')}</Notice>
}

type Published = Answer<ReturnType<typeof api.qr.at>['get']>

function EmvExplained({ emv, amountRwf, isRwandanFranc }: QrFacts & { kind: 'emv' }) {
  const name = [emv.merchantName, emv.city].filter((part) => part !== null).join(', ')
  const account = emv.accounts.find((one) => one.account !== null)?.account
  const amount = amountRwf ?? emv.amount
  return (
    <Notice kind={emv.isIntact ? 'info' : 'bad'}>
      <p>{say('qr.is.emv')}</p>
      {name !== '' && <p class="strong">{say('qr.is.emvName', { name })}</p>}
      {account !== null && account !== undefined && <p>{say('qr.is.emvAccount', { account })}</p>}
      {amount !== null && (
        <p>{say('qr.is.emvAmount', { amount, currency: isRwandanFranc ? 'RWF' : (emv.currency ?? '') })}</p>
      )}
      {!emv.isIntact && <p class="strong">{say('qr.is.emvBroken')}</p>}
    </Notice>
  )
}

/** A picture may hold several codes; three are enough to read. */
const maxExplained = 3
