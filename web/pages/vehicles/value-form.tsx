import { useState } from 'preact/hooks'
import { answerOf, api, once, Refusal, sentence } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, TextField } from '../../ui/field.tsx'
import type { FieldName, Paper } from './data.ts'
import { exampleOf, fieldName, usages } from './words.ts'

/** What stands on the certificate, typed; a date is picked. */
export function ValueForm({
  paper,
  name,
  proposed,
  onPaper,
}: {
  paper: Paper
  name: FieldName
  proposed: string | null
  onPaper(paper: Paper): void
}) {
  const isDate = name === 'valid_from' || name === 'valid_to'
  const [value, setValue] = useState(
    isDate ? dateIn(proposed) : name === 'usage' ? keyOf(proposed) : (proposed ?? ''),
  )
  const [refusal, setRefusal] = useState<Refusal>()
  const save = async () => {
    setRefusal(undefined)
    try {
      const call = api.papers({ id: paper.id }).fields({ field: name }).post({ value }, once())
      onPaper(await answerOf(call))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setRefusal(error)
    }
  }
  const example = exampleOf(name, paper.vehicleType)
  const error = refusal && sentence(refusal)
  return (
    <form class="stack" onSubmit={(event) => event.preventDefault()}>
      {name === 'usage' ? (
        <Choice
          label={fieldName(name)}
          error={error}
          options={usages.map((usage) => ({ value: usage, label: say(`vehicles.usage.${usage}`) }))}
          value={usages.find((usage) => usage === value)}
          onValue={setValue}
        />
      ) : (
        <TextField
          label={fieldName(name)}
          hint={example === undefined || isDate ? undefined : say('vehicles.example', { example })}
          error={error}
          value={value}
          onValue={setValue}
          type={isDate ? 'date' : 'text'}
          inputMode={name === 'year' || name === 'seats' ? 'numeric' : 'text'}
          autoCapitalize={name === 'insurer' || name === 'owner_name' ? 'words' : 'characters'}
          autoComplete="off"
          spellcheck={false}
          maxLength={60}
        />
      )}
      <Button submit look="primary" large wide disabled={value.trim() === ''} onClick={save}>
        {say('common.save')}
      </Button>
    </form>
  )
}

/** "31/05/2027" as a field for dates wants it. */
function dateIn(shown: string | null): string {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(shown ?? '') ?? []
  return year === undefined ? '' : `${year}-${month}-${day}`
}

const keyOf = (shown: string | null): string => (shown ?? '').toUpperCase().replaceAll(' ', '_')
