/**
 * Of all buttons and links of a chat only one is a stop of the Tab key, or the line to write on would be hundreds of
 * Tabs away: the one that was used last while the focus is in the chat, else the first of the newest bubble.
 */
export function keepOneTabStop(log: HTMLElement | null): void {
  if (log === null) return
  const all = controlsIn(log)
  const focused = all.find((one) => one === document.activeElement)
  const newest = [...log.querySelectorAll<HTMLElement>('.bubble')].findLast(
    (bubble) => controlsIn(bubble).length > 0,
  )
  const stop = focused ?? (newest === undefined ? undefined : controlsIn(newest)[0])
  for (const one of all) one.tabIndex = one === stop ? 0 : -1
}

/** Arrows go through the chat, from one button or link to the next; Home and End to its two ends. */
export function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const all = controlsIn(event.currentTarget)
  const at = all.indexOf(event.target as HTMLElement)
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key]
  const next = to === undefined || at < 0 ? undefined : all[to]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

/** Players of sound and film keep their own keys. */
const controlsIn = (part: HTMLElement): HTMLElement[] => [
  ...part.querySelectorAll<HTMLElement>('button:not(.chip), a[href]'),
]
