import { nearestOf } from './nearest.ts'

/** What somebody typed wrongly, in words of this program: oclif's own name its parser and not what to do. */
export function usageSentence(error: unknown, message: string): string {
  const plain = reworded(message.replace('\nSee more help with --help', '').replace(/\s+/g, ' ').trim())
  const sentence = /[.?!]$/.test(plain) ? plain : `${plain}.`
  const nearest = nearestFlag(error)
  return nearest === undefined
    ? `${sentence} --help shows how it is used.`
    : `${sentence} Did you mean ${nearest}?`
}

function reworded(message: string): string {
  return rewordings.reduce((words, [leaking, better]) => words.replace(leaking, better), message)
}

/** In order: a later one may work on what an earlier one left. */
const rewordings: [RegExp, string][] = [
  [/^The following errors? occurred: /, ''],
  [/an integer greater than or equal to (\S+)/, 'a whole number of at least $1'],
  [/an integer less than or equal to (\S+)/, 'a whole number of at most $1'],
  [/an integer/, 'a whole number'],
  [/^Parsing (--\S+) Expected (.+) but received: (.*)$/, '$1 must be $2, not "$3"'],
  [/^Expected (.+) but received: (.*)$/, '"$2" must be $1'],
  [/^Expected (--\S+?)=(.*) to be one of: (.+)$/, '$1 must be one of $3, not "$2"'],
  [/^Missing \d+ required args?: (\S+) /, '$1 is missing: '],
  [/^Nonexistent flags?: /, 'There is no flag '],
  [/^Flag (--\S+) expects a value/, '$1 needs a value'],
  [/Missing required flag (\S+)/g, '--$1 is missing'],
  [/All of the following must be provided when using (--\S+): (--\S+)/g, '$1 is of use only with $2'],
  [/One of the following must be provided when using (--\S+): /g, '$1 is of use only with one of '],
  [/(--[a-z-]+)(?:=.*?)? cannot also be provided when using (--\S+)/g, '$2 and $1 cannot be given together'],
]

/** oclif hands over the flags it did not know, and those it does. */
function nearestFlag(error: unknown): string | undefined {
  if (!hasKey(error, 'flags') || !Array.isArray(error.flags)) return undefined
  if (!hasKey(error, 'parse') || !hasKey(error.parse, 'input') || !hasKey(error.parse.input, 'flags'))
    return undefined
  const known = Object.keys(error.parse.input.flags ?? {}).map((name) => `--${name}`)
  return nearestOf(String(error.flags[0]), known)
}

export function hasKey<Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> {
  return typeof value === 'object' && value !== null && key in value
}
