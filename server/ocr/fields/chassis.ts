import { type Parsed, plain } from './text.ts'
import { isKnownVin, vinWithAnyMake } from './vehicles.ts'

/** A chassis number: a VIN of 17, or a frame number as imports from Japan carry it (ZRE142-6012345). */
export function chassisIn(text: string): Parsed<string> | undefined {
  const clean = plain(text).replace(/^[^A-Z0-9]+|[^A-Z0-9]+$/g, '')
  const joined = clean.replace(/[^A-Z0-9-]/g, '')
  const frame = frameNumber(joined)
  if (frame !== undefined) return frame
  const squashed = joined.replaceAll('-', '')
  if (!/\d/.test(squashed) || !/[A-Z]/.test(squashed)) return undefined
  if (squashed.length === 17) return withKnownBeginning(vin(squashed))
  if (squashed.length === 18 && isKnownVin(squashed.slice(1)) && !isKnownVin(squashed)) {
    const inner = vin(squashed.slice(1))
    if (inner !== undefined) return { value: inner.value, fit: inner.fit * 0.6 }
  }
  if (squashed.length === 18) {
    // A frame's line, read as a letter.
    const inner = /^[IL1]/.test(squashed)
      ? vin(squashed.slice(1))
      : /[IL1]$/.test(squashed)
        ? vin(squashed.slice(0, -1))
        : undefined
    if (inner !== undefined) return { value: inner.value, fit: inner.fit * 0.6 }
  }
  if (squashed.length < 8 || squashed.length > 20) return undefined
  // A frame number without its dash.
  if (/^[A-Z]{1,4}\d{2,3}[A-Z]?\d{6,7}$/.test(squashed)) return { value: squashed, fit: 0.85 }
  return { value: squashed, fit: /^[A-Z0-9]+\d{5}$/.test(squashed) ? 0.6 : 0.45 }
}

function withKnownBeginning(read: Parsed<string> | undefined): Parsed<string> | undefined {
  const known = read === undefined ? undefined : vinWithAnyMake(read.value)
  return read === undefined || known === undefined ? read : { value: known, fit: read.fit * 0.85 }
}

/** VINs standing in a longer text. */
export function vinsWithin(text: string): Parsed<string>[] {
  const found: Parsed<string>[] = []
  for (const [token] of plain(text).matchAll(/(?<![A-Z0-9/-])[A-Z0-9]{17}(?![A-Z0-9/-])/g)) {
    const read = isChassisShape(token) ? vin(token) : undefined
    if (read !== undefined) found.push(read)
  }
  return found
}

/** Whether a text without a label can be nothing but a chassis number. */
export function isChassisShape(text: string): boolean {
  const squashed = plain(text).replace(/[^A-Z0-9]/g, '')
  if (/^[A-Z]{1,5}\d{0,3}[A-Z]?\d{0,3}-[0-9OIS]{6,7}$/.test(plain(text).replace(/\s/g, ''))) return true
  return (
    squashed.length === 17 &&
    /[A-Z]/.test(squashed.slice(0, 3)) &&
    (squashed.match(/\d/g)?.length ?? 0) >= 5 &&
    !text.includes('/')
  )
}

/** Neither I nor O nor Q stand in a VIN; its last five are digits, and mostly the one before too. */
function vin(squashed: string): Parsed<string> | undefined {
  let fit = 1
  let out = ''
  for (const [i, c] of [...squashed].entries()) {
    let put = c
    if (i >= 12 || (i === 11 && /[IOQSBZG]/.test(c))) {
      if (/[A-Z]/.test(c)) {
        put = tail[c] ?? c
        fit *= put === c ? 0.8 : /[IOQSB]/.test(c) ? 0.95 : 0.85
      }
    } else if (i === 11 && /[A-Z]/.test(c)) fit *= 0.85
    else if (c === 'I') put = '1'
    else if (c === 'O' || c === 'Q') put = '0'
    if (put !== c && i < 11) fit *= 0.9
    out += put
  }
  if (fit < 0.4) return undefined
  return { value: out, fit }
}
const tail: Record<string, string> = {
  I: '1',
  O: '0',
  Q: '0',
  D: '0',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
  G: '6',
  T: '7',
  A: '4',
}

function frameNumber(joined: string): Parsed<string> | undefined {
  const match = /^([A-Z0-9]{2,9})-([0-9OQDILSBZG]{6,7})$/.exec(joined)
  if (match === null || joined.length > 17) return undefined
  const head = match[1] as string
  if (!/[A-Z]/.test(head)) return undefined
  const digits = (match[2] as string).replace(/[A-Z]/g, (c) => tail[c] ?? c)
  const turned = digits === match[2] ? 1 : 0.85
  return { value: `${head}-${digits}`, fit: /\d/.test(head) || head.length <= 4 ? turned : turned * 0.85 }
}
