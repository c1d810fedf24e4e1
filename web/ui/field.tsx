import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import { say } from '../i18n/say.ts'
import { Icon } from './icon.tsx'

interface FieldProps {
  label: string
  hint?: string | undefined
  /** What is wrong with it and what would be right. */
  error?: string | undefined
  optional?: boolean
}

type InputProps = FieldProps &
  Omit<JSX.IntrinsicElements['input'], 'onInput' | 'label' | 'value'> & {
    value: string
    onValue(value: string): void
    after?: ComponentChildren
  }

/** A line to type in, with its label, its hint and what is wrong with it. */
export function TextField({ label, hint, error, optional, value, onValue, after, ...rest }: InputProps) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>
        {label}
        {optional === true && <span class="quiet small"> ({say('common.optional')})</span>}
      </label>
      <div class="row">
        <input
          {...(rest as JSX.IntrinsicElements['input'])}
          id={id}
          class="input"
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-hint ${id}-error`}
        />
        {after}
      </div>
      <Under id={id} hint={hint} error={error} />
    </div>
  )
}

export interface Option<Value extends string> {
  value: Value
  label: ComponentChildren
  disabled?: boolean
}

/** One of a few, each a finger wide; radio buttons to a keyboard and a screen reader. */
export function Choice<Value extends string>({
  label,
  hint,
  error,
  options,
  value,
  onValue,
  hidesLabel = false,
}: FieldProps & {
  options: readonly Option<Value>[]
  value: Value | undefined
  onValue(value: Value): void
  hidesLabel?: boolean
}) {
  const id = useId()
  return (
    <fieldset class="field" aria-describedby={`${id}-hint ${id}-error`}>
      <legend class={hidesLabel ? 'visually-hidden' : 'label'}>{label}</legend>
      <div class="chips">
        {options.map((option) => (
          <label class="chip" key={option.value}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled === true}
              onChange={() => onValue(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <Under id={id} hint={hint} error={error} />
    </fieldset>
  )
}

/** On or off, at once. */
export function Switch({
  label,
  hint,
  on,
  onChange,
  disabled = false,
}: {
  label: string
  hint?: string
  on: boolean
  onChange(on: boolean): unknown
  disabled?: boolean
}) {
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={on}
      disabled={disabled}
      onClick={() => onChange(!on)}
    >
      <span class="grow">
        <span class="strong">{label}</span>
        {hint !== undefined && <span class="quiet small"> {hint}</span>}
      </span>
      <span class="track" aria-hidden />
    </button>
  )
}

function Under({ id, hint, error }: { id: string; hint: string | undefined; error: string | undefined }) {
  return (
    <>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <p class="error" id={`${id}-error`} aria-live="polite" hidden={error === undefined}>
        <Icon name="alert" size={20} />
        <span>{error}</span>
      </p>
    </>
  )
}
