import type { KeptCode } from './codes.ts'

/**
 * The code on this phone that one of the account's must be: made here and sent while no page was open to hear what the
 * account calls it. Codes for the same payment are alike to people, so each stands for one of the account's.
 */
export function madeHere(
  kept: readonly KeptCode[],
  theirs: { personId: number; payee: Pick<KeptCode['payee'], 'kind' | 'value'>; amountRwf: number | null },
  taken: ReadonlySet<string>,
): KeptCode | undefined {
  return kept.find(
    ({ key, id, personId, payee, amountRwf }) =>
      id === null &&
      personId === theirs.personId &&
      payee.kind === theirs.payee.kind &&
      payee.value === theirs.payee.value &&
      amountRwf === theirs.amountRwf &&
      !taken.has(key),
  )
}
