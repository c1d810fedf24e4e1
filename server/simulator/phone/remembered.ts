import { useState } from 'preact/hooks'

/** A choice of the one who looks, kept in this browser. */
export function useRemembered<Value>(name: string, initial: Value): [Value, (value: Value) => void] {
  const key = `phones.${name}`
  const [value, setValue] = useState<Value>(() => {
    const kept = localStorage.getItem(key)
    return kept === null ? initial : (JSON.parse(kept) as Value)
  })
  return [
    value,
    (next) => {
      localStorage.setItem(key, JSON.stringify(next))
      setValue(next)
    },
  ]
}
