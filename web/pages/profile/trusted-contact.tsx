import { useState } from 'preact/hooks'
import { type Answer, answerOf, api, once, Refusal } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { useResource } from '../../resource.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Fault } from '../../ui/notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { SettingRow } from './row.tsx'

type Contact = Answer<(typeof api.profile)['trusted-contact']['get']>['contact']

/** Who is told when this person calls for help during a ride. */
export function TrustedContact() {
  const known = useResource('trusted contact', () => answerOf(api.profile['trusted-contact'].get()), {
    keeps: true,
  })
  const contact = known.data?.contact
  return (
    <SettingRow
      icon="shield"
      title={say('profile.contact')}
      value={
        known.data === undefined ? known.refusal && '…' : contact ? (contact.name ?? contact.shown) : null
      }
    >
      {(close) => (
        <Change
          known={contact ?? null}
          onDone={(next, said) => {
            known.put({ contact: next })
            toast(said)
            close()
          }}
        />
      )}
    </SettingRow>
  )
}

function Change({ known, onDone }: { known: Contact; onDone(next: Contact, said: string): void }) {
  const [name, setName] = useState(known?.name ?? '')
  const [phone, setPhone] = useState(known?.shown ?? '')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [fault, setFault] = useState<Refusal | undefined>(undefined)
  const attempt = async (work: () => Promise<void>) => {
    setFault(undefined)
    setWrong(undefined)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.fields.some(({ field }) => field === 'phone')) setWrong(say('profile.contactWrong'))
      else setFault(error)
    }
  }
  const save = (event: Event) => {
    event.preventDefault()
    return attempt(async () => {
      const { contact, told } = await answerOf(
        api.profile['trusted-contact'].put({ phone, name: name.trim() || null }, once()),
      )
      onDone(contact, say(told?.how === 'written' ? 'profile.contactTold' : 'common.saved'))
    })
  }
  const forget = () =>
    attempt(async () => {
      const { contact } = await answerOf(api.profile['trusted-contact'].delete(null, once()))
      onDone(contact, say('common.saved'))
    })
  return (
    <form class="stack" onSubmit={(event) => event.preventDefault()} noValidate>
      <p class="quiet">{say('profile.contactHint')}</p>
      <TextField
        label={say('profile.contactName')}
        optional
        value={name}
        onValue={setName}
        autocomplete="off"
        maxLength={60}
      />
      <TextField
        label={say('profile.contactPhone')}
        hint={say('profile.contactPhoneHint')}
        error={wrong}
        value={phone}
        onValue={setPhone}
        inputMode="tel"
        autocomplete="off"
        maxLength={30}
      />
      {fault !== undefined && <Fault of={fault} />}
      <div class="buttons beside">
        <Button look="primary" submit onClick={save}>
          {say('common.save')}
        </Button>
        {known !== null && (
          <Button look="danger" onClick={forget}>
            {say('profile.forget')}
          </Button>
        )}
      </div>
    </form>
  )
}
