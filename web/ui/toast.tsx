import { signal } from '@preact/signals'

const shown = signal<{ id: number; text: string }[]>([])
let last = 0

/** Says that something worked, for a moment; what must be acted on is a Notice. */
export function toast(text: string): void {
  last += 1
  const id = last
  shown.value = [...shown.value, { id, text }].slice(-3)
  setTimeout(() => {
    shown.value = shown.value.filter((one) => one.id !== id)
  }, 5000)
}

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown.value.map(({ id, text }) => (
        <p class="toast" key={id}>
          {text}
        </p>
      ))}
    </div>
  )
}
