import { useState } from 'preact/hooks'
import { type Language, languageNames, languages } from '../../../server/i18n/languages.ts'
import { answerOf, api, once, Refusal } from '../../api.ts'
import { language, say } from '../../i18n/say.ts'
import { useDraft } from '../../offline/drafts.ts'
import { chooseLanguage, me, setMe } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, TextField } from '../../ui/field.tsx'
import { Fault } from '../../ui/notice.tsx'
import { toast } from '../../ui/toast.tsx'

/** Their name as others see it, and the number by which they are known. */
export function AboutYou() {
  const draft = useDraft<string | null>('profile name', null)
  const [fault, setFault] = useState<Refusal | undefined>(undefined)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const typed = draft.value ?? me.value?.name ?? ''
  const hasChanged = typed.trim() !== (me.value?.name ?? '').trim()
  const save = async (event: Event) => {
    event.preventDefault()
    setFault(undefined)
    const name = typed.replace(/\s+/g, ' ').trim()
    if (!/\p{L}/u.test(name)) return setWrong(say('profile.nameNeedsLetters'))
    try {
      setMe(await answerOf(api.me.patch({ name }, once())))
      draft.clear()
      toast(say('common.saved'))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setFault(error)
    }
  }
  return (
    <section class="card" aria-label={say('profile.you')}>
      <form class="stack tight" onSubmit={(event) => event.preventDefault()} noValidate>
        <TextField
          label={say('profile.name')}
          hint={say('profile.nameHint')}
          error={wrong}
          value={typed}
          onValue={(name) => {
            setWrong(undefined)
            draft.set(name)
          }}
          autocomplete="name"
          maxLength={60}
          after={
            hasChanged ? (
              <Button submit look="primary" onClick={save}>
                {say('common.save')}
              </Button>
            ) : undefined
          }
        />
      </form>
      <p class="row between">
        <span class="quiet">{say('profile.number')}</span>
        <span class="figures strong">
          {me.value?.phone == null ? say('profile.hidden') : `+${me.value.phone}`}
        </span>
      </p>
      {fault !== undefined && <Fault of={fault} />}
    </section>
  )
}

/** Spoken at once; an account keeps it, also for the chat. */
export function LanguageChoice() {
  const choose = async (next: Language) => {
    await chooseLanguage(next)
    if (me.value == null) return
    try {
      setMe(await answerOf(api.me.patch({ language: next }, once())))
    } catch (error) {
      // Spoken here all the same; the account hears of it the next time.
      if (!(error instanceof Refusal)) throw error
    }
  }
  return (
    <section class="card">
      <Choice
        label={say('profile.language')}
        options={languages.map((code) => ({
          value: code,
          label: <span lang={code}>{languageNames[code]}</span>,
        }))}
        value={language.value}
        onValue={choose}
      />
    </section>
  )
}
