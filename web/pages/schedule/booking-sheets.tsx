import { useEffect, useState } from 'preact/hooks'
import type { ShownBooking } from '../../../server/http/api/trip-shape.ts'
import { type Answer, answerOf, api, once } from '../../api.ts'
import { money, say } from '../../i18n/say.ts'
import { useDraft } from '../../offline/drafts.ts'
import { config } from '../../session.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Bones, Notice } from '../../ui/notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useDoing } from './doing.tsx'
import { otherName } from './words.ts'

export type SheetName = 'cancel' | 'message' | 'pay' | 'help'

interface Props {
  booking: ShownBooking
  onClose(): void
  onChanged(): Promise<void>
}

/** What an agreement is asked about, one question at a time. */
export function BookingSheet({ open, ...props }: Props & { open: SheetName | undefined }) {
  const name = otherName(props.booking)
  const titles: Record<SheetName, string> = {
    cancel: say('schedule.why'),
    message: say('schedule.messageTo', { name }),
    pay: say('schedule.pay'),
    help: say('schedule.helpSure'),
  }
  return (
    <Sheet open={open !== undefined} title={open === undefined ? '' : titles[open]} onClose={props.onClose}>
      {open === 'cancel' && <Cancel {...props} />}
      {open === 'message' && <Message {...props} />}
      {open === 'pay' && <Pay {...props} />}
      {open === 'help' && <Help {...props} />}
    </Sheet>
  )
}

function Cancel({ booking, onClose, onChanged }: Props) {
  const doing = useDoing()
  const name = otherName(booking)
  const cancel = (reason: string) =>
    doing.run(
      async () => {
        await answerOf(api.bookings({ id: booking.id }).cancel.post({ reason }, once()))
        onClose()
        await onChanged()
      },
      say('schedule.cancelled', { name }),
    )
  const reasons = booking.role === 'driver' ? driverReasons : passengerReasons
  return (
    <>
      <p class="quiet">{say('schedule.whyTold', { name })}</p>
      {doing.fault}
      <div class="buttons">
        {reasons.map((reason) => (
          <Button key={reason} look="danger" wide onClick={() => cancel(reason)}>
            {say(`ride.reason.${reason}`)}
          </Button>
        ))}
        <Button look="quiet" wide onClick={onClose}>
          {say('schedule.keep')}
        </Button>
      </div>
    </>
  )
}

function Message({ booking, onClose }: Props) {
  const draft = useDraft(`booking-message-${booking.id}`, '')
  const doing = useDoing()
  const name = otherName(booking)
  const send = async () => {
    const text = draft.value.trim()
    if (text === '') return
    const isSent = await doing.run(
      () => answerOf(api.bookings({ id: booking.id }).message.post({ text }, once())),
      say('schedule.sent', { name }),
    )
    if (!isSent) return
    draft.clear()
    onClose()
  }
  return (
    <>
      <textarea
        class="input"
        aria-label={say('schedule.messageTo', { name })}
        maxLength={1000}
        value={draft.value}
        onInput={(event) => draft.set(event.currentTarget.value)}
      />
      {doing.fault}
      <Button look="primary" wide icon="message" disabled={draft.value.trim() === ''} onClick={send}>
        {say('schedule.send')}
      </Button>
    </>
  )
}

function Pay({ booking }: Props) {
  const [found, setFound] = useState<Payment>()
  const doing = useDoing()
  const call = api.bookings({ id: booking.id }).payment
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the sheet is opened
  useEffect(() => {
    void doing.run(async () => setFound(await answerOf(call.get())))
  }, [booking.id])
  if (doing.fault !== null) return doing.fault
  if (found === undefined) return <Bones rows={2} />
  if (found.payment === null) return <Notice>{say('schedule.payCash')}</Notice>
  const { payee, amountRwf, ussd, dialLink } = found.payment
  return (
    <>
      <p>
        <span class="strong">{payee}</span>
        {amountRwf !== null && <> · {money(amountRwf)}</>}
      </p>
      <p class="mono">{ussd}</p>
      {amountRwf !== null && <p class="quiet small">{say('schedule.fare', { fare: amountRwf })}</p>}
      <ButtonLink look="primary" large wide icon="phone" href={dialLink}>
        {say('schedule.dial')}
      </ButtonLink>
    </>
  )
}

type Payment = Answer<ReturnType<typeof api.bookings>['payment']['get']>

function Help({ booking }: Props) {
  const [isCalled, setCalled] = useState(false)
  const doing = useDoing()
  const emergency = config.value?.emergencyNumber ?? '112'
  const call = async () => {
    if (await doing.run(() => answerOf(api.bookings({ id: booking.id }).sos.post(null, once()))))
      setCalled(true)
  }
  return (
    <>
      <ButtonLink look="danger primary" large wide icon="phone" href={`tel:${emergency}`}>
        {say('schedule.helpCall', { number: emergency })}
      </ButtonLink>
      {doing.fault}
      {isCalled ? (
        <Notice kind="good">{say('schedule.helpTold')}</Notice>
      ) : (
        <Button look="danger" wide icon="shield" onClick={call}>
          {say('schedule.helpTell')}
        </Button>
      )}
    </>
  )
}

const passengerReasons = ['plans', 'found', 'unsafe'] as const
const driverReasons = ['plans', 'vehicle', 'silent'] as const
