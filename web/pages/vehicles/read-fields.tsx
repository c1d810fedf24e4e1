import { useState } from 'preact/hooks'
import { say } from '../../i18n/say.ts'
import { Icon } from '../../ui/icon.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import type { FieldName, Paper } from './data.ts'
import { Crop } from './question.tsx'
import { ValueForm } from './value-form.tsx'
import { fieldName, shownValue } from './words.ts'

/** What counts so far; whoever sees a mistake taps it. */
export function ReadFields({ paper, onPaper }: { paper: Paper; onPaper(paper: Paper): void }) {
  const [changed, setChanged] = useState<FieldName>()
  const fields = paper.fields.filter(({ name }) => name !== paper.question?.name)
  const field = paper.fields.find(({ name }) => name === changed)
  const others = fields.filter(({ name }) => !main.has(name))
  if (fields.length === 0) return null
  return (
    <section class="stack tight">
      <h2>{say('vehicles.whatRead')}</h2>
      <Rows fields={fields.filter(({ name }) => main.has(name))} onChange={setChanged} />
      {others.length > 0 && (
        <details class="more-fields">
          <summary>{say('vehicles.andMore', { n: others.length })}</summary>
          <Rows fields={others} onChange={setChanged} />
        </details>
      )}
      <Sheet
        open={field !== undefined}
        title={changed === undefined ? '' : fieldName(changed)}
        onClose={() => setChanged(undefined)}
      >
        {field !== undefined && (
          <>
            {field.hasCrop && <Crop paperId={paper.id} name={field.name} />}
            <ValueForm
              paper={paper}
              name={field.name}
              proposed={field.shown}
              onPaper={(next) => {
                setChanged(undefined)
                onPaper(next)
              }}
            />
          </>
        )}
      </Sheet>
    </section>
  )
}

function Rows({ fields, onChange }: { fields: Paper['fields']; onChange(name: FieldName): void }) {
  if (fields.length === 0) return null
  return (
    <ul class="rows">
      {fields.map(({ name, shown }) => (
        <li key={name}>
          <button type="button" class="row-item" onClick={() => onChange(name)}>
            <span class="main">
              <span class="under">{fieldName(name)}</span>
              <span class="title">{shownValue(name, shown)}</span>
            </span>
            <Icon name="edit" size={20} label={say('vehicles.changeField', { field: fieldName(name) })} />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What decides whether a vehicle may be driven. */
const main: ReadonlySet<FieldName> = new Set(['plate', 'insurer', 'policy_number', 'valid_from', 'valid_to'])
