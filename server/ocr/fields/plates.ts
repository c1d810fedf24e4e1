import { type Parsed, plain } from './text.ts'

/** Letters that stand on plates: no O, for it would be taken for a zero. */
const digitFor: Record<string, string> = {
  O: '0',
  Q: '0',
  D: '0',
  U: '0',
  I: '1',
  L: '1',
  '|': '1',
  '!': '1',
  ']': '1',
  '[': '1',
  Z: '2',
  A: '4',
  S: '5',
  $: '5',
  G: '6',
  T: '7',
  B: '8',
  '&': '8',
  '§': '5',
  '€': '6',
}
const letterFor: Record<string, string> = {
  '0': 'D',
  O: 'D',
  '1': 'I',
  '2': 'Z',
  '4': 'A',
  '5': 'S',
  '6': 'G',
  '7': 'T',
  '8': 'B',
  '9': 'Q',
  '|': 'I',
  $: 'S',
  '€': 'C',
  '¥': 'Y',
}

/** Letters of series to come, and those of today that they are misread for. */
const nearSeries: Record<string, string> = { P: 'F', Q: 'D', N: 'H', M: 'H' }

/** The plates of Rwanda, as server/vehicles/plate.ts knows them: @ a letter of the series, # a figure. */
const shapes = [
  'RA@###@',
  'R@@###@',
  'R@###@',
  'GR###@',
  'GP###@',
  'GL###@',
  'GRM###@',
  'GPM###@',
  'RNP###@',
  'RDF###@',
  'IT###R@',
] as const

/** The plate a text consists of, corrected position by position: letters where letters stand, digits where digits do. */
export function plateIn(text: string): Parsed<string> | undefined {
  const clean = plain(text)
    .replace(/^(?:NO|N[°º.:]|N)[\s:.]+/, '')
    .replace(/[^A-Z0-9|!$&§€¥[\]]/g, '')
  let best: Parsed<string> | undefined
  for (const chars of variants(clean)) {
    for (const shape of shapes) {
      const read = against(shape, chars)
      if (read !== undefined && (best === undefined || read.fit > best.fit)) best = read
    }
  }
  return best ?? diplomatic(clean)
}

/** Embassies and missions: as printed, for so few letters leave nothing to correct by. */
function diplomatic(chars: string): Parsed<string> | undefined {
  const match = /^(\d{0,3})(CD|CMD|CC)(\d{1,4})([A-NP-Z]?)$/.exec(chars)
  if (match === null || (match[1] === '' && (match[3] as string).length < 2)) return undefined
  return {
    value: match
      .slice(1)
      .filter((group) => group !== '')
      .join(' '),
    fit: 0.8,
  }
}

/** The plate a text begins with where it must be one, whatever has run into it. */
export function plateAtStart(text: string): Parsed<string> | undefined {
  const [within] = platesWithin(text)
  if (within !== undefined) return { ...within, fit: within.fit * 0.95 }
  const chars = plain(text).replace(/[^A-Z0-9]/g, '')
  for (const length of [7, 6]) {
    const read = chars.length > length ? plateIn(chars.slice(0, length)) : undefined
    if (read !== undefined) return { ...read, fit: read.fit * 0.6 }
  }
  return undefined
}

/** Plates standing in a longer text, in groups as they are printed. */
export function platesWithin(text: string): Parsed<string>[] {
  const found: Parsed<string>[] = []
  for (const match of plain(text).matchAll(
    /(?<![A-Z0-9])(?:(?:R[A-Z0-9]{1,2}|G[RPL]|G[RP]M)[\s.·-]*[0-9OILSBZ]{3}[\s.·-]*[A-Z]|IT[\s.·-]*[0-9OILSBZ]{3}[\s.·-]*R[A-Z])(?![A-Z0-9])/g,
  )) {
    const read = plateIn(match[0])
    if (read !== undefined) found.push(read)
  }
  return found
}

/** Whether a plate is a motorcycle's: two letters before the digits, or the state's. */
export function isMotorcyclePlate(plate: string): boolean {
  return /^(?:R[A-Z]|GRM|GPM) ?\d{3} ?[A-Z]$/.test(plate)
}

/** Strange marks at either end may be the frame of the plate, letters before it the oval of the country. */
function variants(chars: string): string[] {
  const all = [chars]
  if (/^[|!1[\]IEL]/.test(chars)) all.push(chars.slice(1))
  if (/[|!1[\]]$/.test(chars)) all.push(chars.slice(0, -1))
  if (/^RW(?:ANDA)?./.test(chars)) all.push(chars.replace(/^RW(?:ANDA)?/, ''))
  return all
}

function against(shape: string, chars: string): Parsed<string> | undefined {
  if (chars.length !== shape.length) return undefined
  let fit = 1
  let out = ''
  for (let i = 0; i < shape.length; i++) {
    const want = shape[i] as string
    const have = chars[i] as string
    if (want === '#') {
      if (/\d/.test(have)) out += have
      else if (digitFor[have] !== undefined) {
        out += digitFor[have]
        fit -= /[OISB|!L]/.test(have) ? 0.08 : 0.2
      } else return undefined
    } else if (want === '@') {
      if (/[A-NP-Z]/.test(have)) out += have
      else if (letterFor[have] !== undefined) {
        out += letterFor[have]
        fit -= /[85]/.test(have) ? 0.12 : 0.3
      } else return undefined
    } else if (have === want) out += want
    else if (letterFor[have] === want) {
      out += want
      fit -= have === '4' ? 0.08 : 0.15
    } else return undefined
  }
  if (shape.startsWith('R@@')) fit -= 0.25
  // The series has not come that far.
  const far = /^R(?:A[M-Z]|[M-Z])(?=\d)/.exec(out)?.[0]
  if (far !== undefined) {
    fit -= 0.2
    const near = nearSeries[far.slice(-1)]
    if (near !== undefined) out = far.slice(0, -1) + near + out.slice(far.length)
  }
  if (fit < 0.45) return undefined
  const letters = /^[A-Z]+/.exec(out)?.[0] ?? ''
  return {
    value: `${letters} ${out.slice(letters.length, letters.length + 3)} ${out.slice(letters.length + 3)}`,
    fit,
  }
}
