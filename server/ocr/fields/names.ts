import { hasOftenName } from './given-names.ts'
import { type Parsed, plain } from './text.ts'

const company =
  /\b(LTD|LIMITED|PLC|SARL|SA|LLC|INC|CO|COMPANY|COOPERATIVE|COOP|GROUP|ENTERPRISES?|SERVICES?|TRANSPORT|TRADERS?|TRADING|INVESTMENTS?|LOGISTICS|SCHOOL|HOTEL|NGO|ASBL|MINISTRY|UNIVERSITY|CHURCH|HOSPITAL)\b/
/** Words that stand in headings, prose and other fields, never in an owner's name. */
const never =
  /\b(INSURANCE|ASSURANCES?|UBWISHINGIZI|CERTIFICATE|CERTIFICAT|ATTESTATION|ICYEMEZO|POLICY|POLICE|VEHICLE|VEHICULE|IKINYABIZIGA|REPUBLIC|REPUBLIQUE|REPUBULIKA|AUTHORITY|OFFICE|LICENSED|MOTOR|SPECIMEN|SYNTHETIC|VALID|DATE|NUMBER|NUMERO|CHASSIS|ENGINE|MOTEUR|REGISTRATION|IMMATRICULATION|PRIVATE|COMMERCIAL|COMESA|CARD|CARTE|THE|THIS|LAWS?|SIGNATURE|APPROVED|PAID|STAMP|PREMIUM)\b/

/** An owner's name as printed: words of letters, a surname in capitals and given names, or a company. */
export function nameIn(text: string): Parsed<string> | undefined {
  const clean = withoutBeside(text)
    .replace(/[|[\]{}"*°«»<>=~_;!?:—–•+#@]/g, ' ')
    .replace(/^[^\p{L}]+|[^\p{L}.)]+$/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<! (?:LTD|CO|SA|MR|DR))\.$/i, '')
  const upper = plain(clean).replace(/^THE /, '')
  const letters = upper.replace(/[^A-Z]/g, '').length
  const digits = upper.replace(/\D/g, '').length
  if (letters < 4 || letters > 60 || digits > 2 || digits * 4 > letters || never.test(upper)) return undefined
  const words = clean.split(' ')
  if (words.length > (company.test(upper) ? 9 : 7) || !/\p{Lu}/u.test(clean)) return undefined
  // Rests of the frame: single letters before or after.
  while (words.length > 2 && /^[^A-Z]$|^[IlL1]$/u.test(words[0] as string)) words.shift()
  while (words.length > 2 && /^[^A-Z]$|^[a-z]{1,2}$|^[IlL1]$/u.test(words[words.length - 1] as string))
    words.pop()
  let fit = 1
  // The edge of a cell, run into a name that is known without it.
  const first = words[0] ?? ''
  if (/^[IlT1L]\p{Lu}{5}/u.test(first) && hasOftenName(first.slice(1), true) && !hasOftenName(first, true)) {
    words[0] = first.slice(1)
    fit = 0.8
  }
  if (company.test(upper)) fit = 0.97
  else if (words.length === 1) fit = 0.55
  else if (words.length > 4) fit *= 0.7
  const fixed = words.map((word) => {
    const put = letterWord(word)
    if (put !== word) fit *= 0.9
    if (
      !company.test(upper) &&
      !/^(\p{Lu}[\p{L}'’.-]*|de|du|la|le|van|der|da|wa|ya|mu|na|et|and|&)$/u.test(put)
    )
      fit *= 0.75
    // "MUGlSHA": capitals with a small letter among them.
    if (/\p{Lu}\p{Ll}+\p{Lu}/u.test(put) && !/^(Mc|Mac|De|Di|La|Le)\p{Lu}/u.test(put)) fit *= 0.85
    return put
  })
  return fit < 0.3 ? undefined : { value: fixed.join(' '), fit }
}

/** Whether a name that fills its line goes on in the next one. */
export function nameGoesOn(name: string, next: string): boolean {
  const upper = plain(next).trim()
  if (never.test(upper) || /\d/.test(upper)) return false
  if (/^(?:[A-Z'&.-]+ ){0,3}(?:LTD|LIMITED|PLC|SARL|S\.?A|COOPERATIVE)\.?$/.test(upper))
    return !ends.test(plain(name).trim())
  if (/(?:\bAND|\bET|\bNA|\bOF|\bDE|\bDU|&|-|,)\s*$/.test(plain(name))) return true
  return !company.test(plain(name)) && next.trim().split(/\s+/).length <= 2 && hasOftenName(next)
}
const ends = /\b(?:LTD|LIMITED|PLC|SARL|S\.?A)\.?$/

/** Without "Mr." before a name and the address behind it: "IMENA TRANSPORT LTD, KIGALI". */
function withoutBeside(text: string): string {
  const bare = text.replace(
    /^\W*(?:Mr|Mrs|Ms|Miss|Dr|Mme|Mlle|M|Messrs|la société|Bwana|Madamu)\.?\s+(?=\p{Lu})/iu,
    '',
  )
  const [first = '', ...rest] = bare
    .replace(/\([^)]*\d{3}[^)]*\)?/g, ' ')
    .split(/[,;]\s|\s-\s|\s(?=P\.?\s?O\.?\s?Box|B\.?\s?P\.?\s?\d)/i)
  const isWhole = first.trim().split(/\s+/).length >= 2 && /\p{L}{3}/u.test(first)
  return rest.length === 0 || isWhole ? first : bare.replaceAll(',', ' ')
}

/** Whether a text without a label is likely a name: "MUGISHA Vestine", or capitals with a known name or "Ltd" among them. */
export function isNameShape(text: string): boolean {
  const clean = text.trim()
  if (nameIn(clean) === undefined) return false
  if (/^\p{Lu}{3,}(?: \p{Lu}{3,})? \p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})?$/u.test(clean)) return true
  const words = clean.split(/\s+/)
  if (words.length < 2 || words.length > 5 || /\bRWANDA\b|^COMPANY\b/.test(plain(clean))) return false
  return (words.length >= 3 && /\b(?:LTD|PLC|SARL|COOPERATIVE)\.?$/.test(plain(clean))) || hasOftenName(clean)
}

/** Digits and small letters in a word of capitals turned back into letters. */
function letterWord(word: string): string {
  const capitals = word.replace(/[^\p{Lu}]/gu, '').length
  const smalls = word.replace(/[^\p{Ll}]/gu, '').length
  let out = word
  if (/\d/.test(word) && capitals + smalls >= 3) {
    const upper = capitals >= smalls
    out = word.replace(/[0158]/g, (c) => {
      const letter = { '0': 'O', '1': 'I', '5': 'S', '8': 'B' }[c] ?? c
      return upper ? letter : c === '1' ? 'l' : letter.toLowerCase()
    })
  }
  if (capitals >= 3 && capitals >= out.length - 2) out = out.replace(/(?<=\p{Lu})l(?=\p{Lu}|$)/gu, 'I')
  return out
}
