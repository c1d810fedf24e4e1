import { say } from '../../i18n/say.ts'
import type { Vehicle } from './data.ts'

export interface Validity {
  tone: 'good' | 'warn' | 'bad' | 'plain'
  /** Never by colour alone. */
  word: string
  /** Insured days from now on, today included. */
  days: number
  /** Without a new certificate it cannot be driven, now or soon. */
  wantsPaper: boolean
}

/** How it stands with a vehicle, in a colour and a word. */
export function validityOf(
  { state, insuredFrom, insuredUntil, chosen, papers }: Vehicle,
  now: number,
): Validity {
  const days = insuredUntil === null ? 0 : Math.max(0, Math.ceil((insuredUntil - now) / 86_400_000))
  if (state === 'suspended')
    return { tone: 'bad', word: say('vehicles.state.suspended'), days, wantsPaper: false }
  if (state === 'rejected')
    return { tone: 'bad', word: say('vehicles.state.rejected'), days, wantsPaper: true }
  if (state === 'pending') {
    const isMissing = papers.length === 0
    const word = say(isMissing ? 'vehicles.state.missing' : 'vehicles.state.pending')
    return { tone: isMissing ? 'warn' : 'plain', word, days, wantsPaper: isMissing }
  }
  if (days === 0) return { tone: 'bad', word: say('vehicles.state.ended'), days, wantsPaper: true }
  if (insuredFrom !== null && insuredFrom > now)
    return { tone: 'plain', word: say('vehicles.state.ahead'), days, wantsPaper: false }
  if (days <= soonDays) return { tone: 'warn', word: say('vehicles.state.soon'), days, wantsPaper: true }
  const word = say(chosen ? 'vehicles.state.chosen' : 'vehicles.state.valid')
  return { tone: 'good', word, days, wantsPaper: false }
}

/** When the first reminder comes. */
const soonDays = 30
