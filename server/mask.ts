/**
 * Makes a function that hides phone numbers, user ids, tokens and the given secrets in one line of JSON, which stays
 * valid JSON. `keepsNumbers`: values that are JSON numbers are sizes and ids there, as phones are always in quotes.
 */
export function maskerOf(
  secrets: readonly string[],
  { keepsNumbers = false }: { keepsNumbers?: boolean } = {},
): (line: string) => string {
  const known = secretPattern(secrets)
  const maskNumber = (found: string, at: number, line: string) => maskedNumber(found, at, line, keepsNumbers)
  return (line) => {
    const kept = known === undefined ? line : line.replace(known, '***')
    return kept
      .replace(tokens, '$1***')
      .replace(messageIds, 'wamid.…$1')
      .replace(userIds, '$1.…$2')
      .replace(numbers, maskNumber)
  }
}

const tokens = /(\bBearer |\bEAA|[?&](?:access_token|hub\.verify_token)=)[^\s"\\&]+/g

/** A wamid begins with the phone number in base64; its end still tells messages apart. */
const messageIds = /wamid\.[\w+/=-]*([\w+/=-]{10})/g

/** Meta's business-scoped id of a person, such as RW.13491208655302741918; its country and end still tell them apart. */
const userIds = /\b([A-Z]{2}(?:\.ENT)?)\.(?=[A-Za-z]*\d)[A-Za-z0-9]{7,125}([A-Za-z0-9]{3})\b/g

/**
 * Runs of 8 to 15 digits, plain or written in groups, not part of a longer word. UUIDs are taken first, so that one
 * made of digits by chance survives: correlation ids must. A `\n` before a number is two characters in JSON.
 */
const numbers =
  /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|(?:(?<![A-Za-z0-9.])|(?<=\\[nrtbf]))(?:\+?\d{8,15}|\+\d(?:[ .()-]{0,2}\d){7,14}|\d{3,4}[ .-]\d{3}[ .-]\d{3,4})(?![A-Za-z0-9])/g

function maskedNumber(found: string, at: number, line: string, keepsNumbers: boolean): string {
  if (/[a-f-]/.test(found) && found.length === 36) return found
  if (isTime.test(found) || isNoPersons.test(line.slice(Math.max(0, at - 22), at))) return found
  const shown = `***${found.slice(-3)}`
  const bare =
    isValueStart.test(line.slice(Math.max(0, at - 2), at)) && isValueEnd.test(line[at + found.length] ?? '')
  if (!bare) return shown
  // An unquoted 8-digit number is a size or a count; a phone number kept as a number has at least nine.
  return keepsNumbers || found.length < 9 ? found : `"${shown}"`
}

/** Milliseconds since 1970 between 2020 and 2033; no country has 13-digit numbers that begin so. */
const isTime = /^1[6-9]\d{11}$/
/** Meta's times in seconds and the id of the business number look like phone numbers; by their names they are known. */
const isNoPersons = /"(?:timestamp|phone_number_id)": ?"?$/
const isValueStart = /":$|[[,]$/
const isValueEnd = /[,\]}]/

function secretPattern(secrets: readonly string[]): RegExp | undefined {
  const forms = secrets
    .filter((secret) => secret.length >= shortestSecret)
    .flatMap((secret) => [JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return forms.length === 0 ? undefined : new RegExp([...new Set(forms)].join('|'), 'g')
}

/** A shorter one would blank out ordinary words of the log. */
const shortestSecret = 6
