import { distance } from 'fastest-levenshtein'
import { asLetters, type Parsed, plain, remembered } from './text.ts'

/** The motor insurers of Rwanda, by the words their names are known by; `alone` need no further word. */
const insurers: readonly { key: string; alone: readonly string[]; before: readonly string[] }[] = [
  { key: 'SANLAM', alone: ['SANLAMALLIANZ', 'SANLAM', 'SORAS'], before: ['ALLIANZ'] },
  { key: 'RADIANT', alone: ['RADIANT'], before: [] },
  { key: 'SONARWA', alone: ['SONARWA'], before: [] },
  { key: 'PRIME', alone: ['PRIMEINSURANCE'], before: ['PRIME'] },
  {
    key: 'BK',
    alone: ['BKGENERAL', 'BKINSURANCE', 'BKGI', 'BKGENERALINSURANCE', 'BANKOFKIGALI'],
    before: ['BK'],
  },
  { key: 'MAYFAIR', alone: ['MAYFAIR'], before: [] },
  { key: 'BRITAM', alone: ['BRITAM'], before: [] },
  { key: 'OLDMUTUAL', alone: ['OLDMUTUAL', 'UAPOLDMUTUAL'], before: ['UAP', 'MUTUAL'] },
  { key: 'MUA', alone: ['MUAINSURANCE', 'PHOENIXOFRWANDA'], before: ['MUA', 'PHOENIX'] },
]
const follow = [
  'INSURANCE',
  'GENERAL',
  'ASSURANCE',
  'ASSURANCES',
  'ASSURANCERWANDA',
  'RWANDA',
  'INSURANCERWANDA',
  'COMPANY',
  'GEN',
  'LTD',
  'PLC',
  'UBWISHINGIZI',
]

/** The insurer a text names. `labelled`: it stands where an insurer must, so that a bare "BK" is enough. */
export function insurerIn(text: string, labelled = false): Parsed<string> | undefined {
  return labelled ? inItsPlace(text) : anywhere(text)
}

const anywhere = remembered((text) => insurerNamed(text, false))
const inItsPlace = remembered((text) => insurerNamed(text, true))

function insurerNamed(text: string, labelled: boolean): Parsed<string> | undefined {
  const words = plain(text)
    .replace(/0(?=[A-Z])/g, 'O')
    .split(/[^A-Z0-9]+/)
    .filter((w) => w !== '')
  let best: Parsed<string> | undefined
  const offer = (value: string, fit: number): void => {
    if (best === undefined || fit > best.fit) best = { value, fit }
  }
  for (let i = 0; i < words.length; i++) {
    for (let count = 1; count <= 3 && i + count <= words.length; count++) {
      const raw = words.slice(i, i + count).join('')
      const joined = asLetters(raw)
      for (const { key, alone } of insurers) {
        for (const name of alone) {
          // "INSURANCE" alone is two edits from "BKINSURANCE".
          const most = name.length <= 4 || /INSURANCE|GENERAL/.test(name) ? 0 : name.length <= 6 ? 1 : 2
          if (Math.abs(name.length - joined.length) > most) continue
          const edits = Math.min(distance(name, joined), distance(name, raw))
          if (edits <= most) offer(key, edits === 0 ? 1 : 0.95 - 0.12 * edits - (name.length <= 6 ? 0.05 : 0))
        }
      }
    }
    const word = asLetters(words[i] as string)
    for (const { key, alone } of insurers)
      for (const name of alone)
        if (name.length >= 6 && word.length > name.length && word.includes(name)) offer(key, 0.92)
    const next = asLetters(words[i + 1] ?? '')
    for (const { key, before } of insurers) {
      if (!before.includes(word)) continue
      if (follow.some((f) => near(f, next))) offer(key, 0.97)
      else if (labelled) offer(key, words.length === 1 ? 0.95 : 0.7)
    }
  }
  return best
}

function near(name: string, word: string): boolean {
  if (word === '') return false
  return name === word || (name.length >= 6 && distance(name, word) <= 2)
}

/** The insurer whose initials a policy or certificate number begins with. */
export function insurerOfNumber(number: string): string | undefined {
  const initials = /^[A-Z]+/.exec(plain(number))?.[0] ?? ''
  const known = insurers.filter(
    ({ key }) =>
      initials.length >= (key === 'BK' ? 2 : 3) && (key.startsWith(initials) || initials.startsWith(key)),
  )
  return known.length === 1 ? known[0]?.key : undefined
}
