import type { PageState } from '../state.ts'

/** Refused for the whole account, a bot sends to nobody for a while; the page must not look dead meanwhile. */
export function haltOf(ledger: PageState['ledger'], nowMs: number): string | undefined {
  if (ledger.halted === undefined) return undefined
  const { code, at } = ledger.halted
  return nowMs - at < botPauseMs
    ? `The bot has stopped sending to everybody after ${code}; it tries again by itself within a minute.`
    : `The bot has sent nothing since ${code}; it tries again with the next message it has.`
}

/** How long ours waits: maxPauseMs of its breaker. */
const botPauseMs = 60_000
