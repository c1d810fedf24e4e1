import { useState } from 'preact/hooks'
import { formatPayee } from '../../../server/qr/payee-shown.ts'
import { type Answer, answerOf, api, once, Refusal } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { useResource } from '../../resource.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Fault } from '../../ui/notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { rememberUsual, usualOf } from '../qr/codes.ts'
import { nameOf, payeeProblem } from '../qr/words.ts'
import { SettingRow } from './row.tsx'

type Default = Answer<typeof api.qr.default.get>

/** Whom their codes usually pay, and whom the chat pays them by after a ride. */
export function MomoDefault() {
  const known = useResource('qr default', () => answerOf(api.qr.default.get()), { keeps: true })
  const payee = known.data?.payee
  return (
    <SettingRow
      icon="wallet"
      title={say('profile.momo')}
      value={known.data === undefined ? known.refusal && '…' : payee ? nameOf(payee) : null}
    >
      {(close) => (
        <Change
          known={known.data}
          onDone={(next) => {
            known.put(next)
            rememberUsual(next.payee === null ? null : usualOf(next.payee, next.lastAmountRwf))
            toast(say('common.saved'))
            close()
          }}
        />
      )}
    </SettingRow>
  )
}

function Change({ known, onDone }: { known: Default | undefined; onDone(next: Default): void }) {
  const [typed, setTyped] = useState(known?.payee ? formatPayee(known.payee) : '')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [fault, setFault] = useState<Refusal | undefined>(undefined)
  const put = async (payee: { kind: 'phone' | 'merchant'; value: string } | null) => {
    setFault(undefined)
    try {
      onDone(await answerOf(api.qr.default.put({ payee }, once())))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setFault(error)
    }
  }
  const save = async (event: Event) => {
    event.preventDefault()
    const reading = await import('../../../server/qr/typed.ts').catch(() => undefined)
    if (reading === undefined) return setFault(new Refusal('network.down'))
    const read = reading.readPayee(typed)
    if (!read.ok) return setWrong(payeeProblem(read.problem))
    await put({ kind: read.value.kind, value: read.value.value })
  }
  return (
    <form class="stack" onSubmit={(event) => event.preventDefault()} noValidate>
      <p class="quiet">{say('profile.momoHint')}</p>
      <TextField
        label={say('qr.payeeField')}
        hint={say('qr.payeeHint')}
        error={wrong}
        value={typed}
        onValue={(value) => {
          setWrong(undefined)
          setTyped(value)
        }}
        inputMode="tel"
        autocomplete="off"
        placeholder="0788 123 456"
        maxLength={60}
      />
      {fault !== undefined && <Fault of={fault} />}
      <div class="buttons beside">
        <Button look="primary" submit onClick={save}>
          {say('common.save')}
        </Button>
        {known?.payee && (
          <Button look="danger" onClick={() => put(null)}>
            {say('profile.forget')}
          </Button>
        )}
      </div>
    </form>
  )
}
