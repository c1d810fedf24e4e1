import { useEffect, useRef, useState } from 'preact/hooks'
import { addPerson } from '../ask.ts'
import { phoneWords } from '../words.ts'

/** A small form for somebody new; a free number is made up when none is given. */
export function Newcomer({ count, onDone }: { count: number; onDone: (key?: string) => void }) {
  const [name, setName] = useState(names[count % names.length] ?? '')
  const [phone, setPhone] = useState('')
  const [language, setLanguage] = useState('en')
  const [isWrong, setWrong] = useState(false)
  const numberField = useRef<HTMLInputElement>(null)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.select(), [])
  return (
    <form
      class="newcomer fields"
      aria-label="New person"
      onSubmit={async (event) => {
        event.preventDefault()
        if (!isNumber(phone)) {
          setWrong(true)
          numberField.current?.focus()
          return
        }
        const person = await addPerson({ name, language, ...(phone.trim() !== '' && { phone }) })
        if (person !== undefined) onDone(person.key)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone()
      }}
    >
      <h2>New person</h2>
      <label>
        <span>Name</span>
        <input
          required
          maxLength={60}
          value={name}
          ref={first}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label>
        <span>Number</span>
        <input
          inputMode="tel"
          placeholder="any free one"
          aria-describedby="number-format"
          aria-invalid={isWrong}
          maxLength={30}
          value={phone}
          ref={numberField}
          onInput={(event) => {
            setPhone(event.currentTarget.value)
            setWrong(false)
          }}
        />
        <small id="number-format" class={isWrong ? 'wrong' : 'quiet'} role={isWrong ? 'alert' : undefined}>
          {isWrong
            ? 'That is no number with its country code. Write it like +250 788 123 456, or leave it empty.'
            : 'With the country code, like +250 788 123 456'}
        </small>
      </label>
      <label>
        <span>Phone language</span>
        <select value={language} onChange={(event) => setLanguage(event.currentTarget.value)}>
          {Object.entries(phoneWords).map(([code, words]) => (
            <option value={code} key={code}>
              {words.name}
            </option>
          ))}
        </select>
      </label>
      <div class="buttons">
        <button type="button" class="plain" onClick={() => onDone()}>
          Cancel
        </button>
        <button type="submit" class="primary">
          Add
        </button>
      </div>
    </form>
  )
}

/** As WhatsApp knows numbers: country code first, never a leading 0. Empty takes any free one. */
const isNumber = (text: string): boolean =>
  text.trim() === '' || /^\+?[1-9]\d{7,14}$/.test(text.replace(/[\s().-]/g, ''))

const names = [
  'Aline Uwase',
  'Eric Niyonzima',
  'Claudine Mukamana',
  'Patrick Habimana',
  'Grace Ingabire',
  'Moses Okello',
]
