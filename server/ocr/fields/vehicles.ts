import { distance } from 'fastest-levenshtein'
import { engineCodes, makes, prefixes } from './makes.ts'
import { asLetters, type Parsed, plain, squash } from './text.ts'

const models = makes.flatMap((make) => make.models.map((model) => ({ make, model, squashed: squash(model) })))
const byName = makes.flatMap((make) =>
  [squash(make.name), ...(make.also ?? [])].map((spelling) => ({ make, spelling })),
)

/** The make a text names. Only the whole text counts, or with `within` its first words. */
export function makeIn(text: string, within = false): (Parsed<string> & { rest: string }) | undefined {
  const parts = plain(text)
    .split(/[^A-Z0-9-]+/)
    .filter((w) => /[A-Z0-9]/.test(w))
  // "moto BAJAJ BOXER", "SUV TOYOTA RAV4"
  if (within && parts.length > 1 && bodies.test(parts[0] as string)) parts.shift()
  let best: (Parsed<string> & { rest: string }) | undefined
  for (let count = Math.min(parts.length, 3); count >= 1; count--) {
    const rest = parts.slice(count).join(' ')
    if (rest !== '' && !within && squash(rest).length > 2) continue
    const word = squash(parts.slice(0, count).join(''))
    const letters = word.replace(/0/g, 'O').replace(/1/g, 'I').replace(/5/g, 'S').replace(/8/g, 'B')
    for (const { make, spelling } of byName) {
      const most = spelling.length <= 3 ? 0 : spelling.length <= 5 ? 1 : 2
      if (Math.abs(spelling.length - word.length) > most) continue
      const edits = Math.min(distance(spelling, word), distance(spelling, letters))
      if (edits > most) continue
      const fit = 1 - (0.7 * edits) / spelling.length - (spelling.length <= 5 && edits > 0 ? 0.15 : 0)
      if (best === undefined || fit > best.fit) best = { value: make.name, fit, rest }
    }
  }
  return best
}

/** A make that is not among the known ones, where one must stand: a word or two in capitals. */
export function unknownMakeIn(text: string): Parsed<string> | undefined {
  const clean = text.trim().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  if (!/^\p{Lu}[\p{Lu}-]{2,13}(?: \p{Lu}[\p{Lu}-]{2,13})?$/u.test(clean) || bodies.test(plain(clean)))
    return undefined
  return makeOfModel(clean) === undefined ? { value: plain(clean), fit: 0.6 } : undefined
}

/** The model a text names: one known of the make within an edit, else the text as printed. */
export function modelIn(text: string, make?: string): (Parsed<string> & { known: boolean }) | undefined {
  const clean = plain(text)
    .replace(/€(?=\d)/g, 'C')
    .replace(/(?<=\d)@/g, '0')
    .replace(/[|[\](){}"'*°«»<>=~_;,!?:—–]/g, ' ')
    .replace(/^[^A-Z0-9]+|[^A-Z0-9]+$/g, '')
    .replace(/\s+/g, ' ')
  const squashed = squash(clean)
  if (squashed === '' || squashed.length > 24 || clean.split(' ').length > 4) return undefined
  if (bodies.test(clean) || (make === undefined && byName.some(({ spelling }) => spelling === squashed)))
    return undefined
  let best: (Parsed<string> & { known: boolean }) | undefined
  for (const { make: of, model, squashed: other } of models) {
    if (make !== undefined && of.name !== make) continue
    if (other === squashed) return { value: model, fit: 1, known: true }
    // "YBRI25": the same but for digits and letters that look alike.
    if (make !== undefined && squashed.length >= 4 && asLetters(other) === asLetters(squashed)) {
      if (best === undefined || best.fit < 0.9) best = { value: model, fit: 0.9, known: true }
      continue
    }
    const most =
      make === undefined ? (other.length >= 6 ? 1 : 0) : other.length <= 3 ? 0 : other.length <= 6 ? 1 : 2
    if (most === 0 || Math.abs(other.length - squashed.length) > most) continue
    const edits = distance(other, squashed)
    // Another digit is another model.
    if (edits > most || digitsDiffer(other, squashed)) continue
    const fit = 0.95 - (0.9 * edits) / other.length
    if (best === undefined || fit > best.fit) best = { value: model, fit, known: true }
  }
  if (best !== undefined) return best
  // The year of the next cell.
  const bare = clean.replace(/ (?:19|20)\d\d$/, '')
  const known = bare === clean ? undefined : modelIn(bare, make)
  if (known?.known === true) return { ...known, fit: known.fit * 0.85 }
  if (squashed.length < 2 && !/\d/.test(squashed)) return undefined
  return { value: clean, fit: squashed.length <= 2 ? 0.6 : 0.8, known: false }
}

/** What stands behind "type" where that means the body. */
const bodies =
  /^(?:MOTOR ?CYCLE|MOTOCYCLETTE|MOTO|BUS|MINI ?BUS|JEEP|SUV|SEDAN|SALOON|BERLINE|PICK ?-?UP|STATION ?WAGON|TRUCK|CAMION|CAMIONNETTE|VOITURE|CAR|VAN|HATCHBACK|TRAILER|REMORQUE|TRACTOR)$/

/** The make that a known model belongs to, when it is one make's only. */
export function makeOfModel(text: string): { make: string; model: string; fit: number } | undefined {
  const squashed = squash(text)
  if (squashed.length < 4) return undefined
  let found: { make: string; model: string; fit: number } | undefined
  for (const { make, model, squashed: other } of models) {
    if (Math.abs(other.length - squashed.length) > 1) continue
    const edits = other.length >= 6 ? distance(other, squashed) : other === squashed ? 0 : 9
    if (edits > 1 || !/[A-Z]/.test(other) || digitsDiffer(other, squashed)) continue
    const fit = edits === 0 ? 1 : 0.85
    if (found !== undefined && found.fit > fit) continue
    if (found !== undefined && found.fit === fit && found.make !== make.name) return undefined
    found = { make: make.name, model, fit }
  }
  return found
}

/** Whether a make builds motorcycles, and whether it builds nothing else. */
export function motorcycleMake(make: string): 'only' | 'also' | 'no' {
  const entry = makes.find((m) => m.name === make)
  if (entry?.motorcycles === undefined) return 'no'
  return ['HONDA', 'SUZUKI', 'BMW'].includes(make) ? 'also' : 'only'
}

/** Whether a VIN begins as those of a make do; undefined where nothing is known. */
export function vinMatchesMake(vin: string, make: string): boolean | undefined {
  if (vin.length !== 17) return undefined
  const list = prefixes[make]
  return list === undefined ? undefined : list.split(' ').some((p) => vin.startsWith(p))
}

/** Whether a VIN begins as those of any known make do. */
export function isKnownVin(vin: string): boolean {
  return Object.keys(prefixes).some((make) => vinMatchesMake(vin, make) === true)
}

/** A VIN whose beginning differs from all of its make's by letters that look alike, or lacks its first letter, put right. */
export function vinWithMake(vin: string, make: string): string | undefined {
  const all = (prefixes[make] ?? '').split(' ')
  if (vin.length === 16) {
    const cutOff = all.filter((p) => p.length > 1 && vin.startsWith(p.slice(1)))
    return cutOff.length === 1 ? `${cutOff[0]?.[0]}${vin}` : undefined
  }
  if (vin.length !== 17 || vinMatchesMake(vin, make) !== false) return undefined
  const only = onlyLike(vin, all)
  return only === undefined ? undefined : only + vin.slice(3)
}

/** A VIN that begins as no known make's do, where only one beginning looks like its own. */
export function vinWithAnyMake(vin: string): string | undefined {
  if (vin.length !== 17 || isKnownVin(vin)) return undefined
  const only = onlyLike(
    vin,
    Object.values(prefixes).flatMap((all) => all.split(' ')),
  )
  return only === undefined ? undefined : only + vin.slice(3)
}

function onlyLike(vin: string, all: readonly string[]): string | undefined {
  const fits = new Set(
    all.filter((p) => p.length === 3 && [...p].every((c, i) => looksLike(c, vin[i] as string))),
  )
  return fits.size === 1 ? [...fits][0] : undefined
}

/** An engine number whose known code was misread in one place. */
export function engineCodeIn(engine: string): string {
  for (const code of engineCodes) if (engine.startsWith(code)) return engine
  for (const code of engineCodes) {
    if (code.length < 3 || engine.length < code.length + 4) continue
    // Three letters are soon like another three.
    if (code.length === 3 && !/^\d{4,}$/.test(engine.slice(3))) continue
    const unlike = [...code].filter((c, i) => c !== engine[i])
    if (unlike.length === 1 && [...code].every((c, i) => looksLike(c, engine[i] as string)))
      return code + engine.slice(code.length)
  }
  return engine
}

/** Whether an engine number begins with a code that is well known. */
export function hasKnownCode(engine: string): boolean {
  return engineCodes.some(
    (code) => squash(engine).startsWith(code) && /^\d/.test(squash(engine).slice(code.length)),
  )
}

function looksLike(a: string, b: string): boolean {
  return a === b || alike.some((group) => group.includes(a) && group.includes(b))
}
const alike = ['0OQD', '1IL', '5S', '8B', '2Z', '6G', '4A', '7T', 'UV', 'WVV']

function digitsDiffer(a: string, b: string): boolean {
  const digits = (s: string): string => s.replace(/\D/g, '')
  return digits(a) !== digits(b)
}
