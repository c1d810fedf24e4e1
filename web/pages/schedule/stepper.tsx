import { useId } from 'preact/hooks'
import { number, say } from '../../i18n/say.ts'
import { Button } from '../../ui/button.tsx'

/** A small number, one more or one less at a time. */
export function Stepper({
  label,
  value,
  max,
  onValue,
}: {
  label: string
  value: number
  max: number
  onValue(value: number): void
}) {
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in one row
    <div class="row between stepper" role="group" aria-labelledby={id}>
      <span class="label" id={id}>
        {label}
      </span>
      <span class="row">
        <Button
          look="quiet"
          icon="minus"
          label={say('schedule.fewer')}
          disabled={value <= 1}
          onClick={() => onValue(value - 1)}
        />
        <output class="figures strong" aria-live="polite">
          {number(value)}
        </output>
        <Button
          look="quiet"
          icon="plus"
          label={say('schedule.more')}
          disabled={value >= max}
          onClick={() => onValue(value + 1)}
        />
      </span>
    </div>
  )
}
