/** Makes a function that hides phone numbers, tokens and the given secrets in one line of JSON, which stays valid JSON. */
export function maskerOf(secrets: readonly string[]): (line: string) => string {
  const known = secretPattern(secrets)
  return (line) => {
    const kept = known === undefined ? line : line.replace(known, '***')
    return kept.replace(tokens, '$1***').replace(messageIds, 'wamid.…$1').replace(numbers, maskNumber)
  }
}

const tokens = /(\bBearer |\bEAA|[?&](?:access_token|hub\.verify_token)=)[^\s"\\&]+/g

/** A wamid begins with the phone number in base64; its end still tells messages apart. */
const messageIds = /wamid\.[\w+/=-]*([\w+/=-]{10})/g

/**
 * Runs of 8 to 15 digits, plain or written in groups, not part of a longer word. UUIDs are taken first, so that one
 * made of digits by chance survives: correlation ids must. A `\n` before a number is two characters in JSON.
 */
const numbers =
  /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|(?:(?<![A-Za-z0-9.])|(?<=\\[nrtbf]))(?:\+?\d{8,15}|\+\d(?:[ .()-]{0,2}\d){7,14}|\d{3,4}[ .-]\d{3}[ .-]\d{3,4})(?![A-Za-z0-9])/g

function maskNumber(found: string, at: number, line: string): string {
  if (/[a-f-]/.test(found) && found.length === 36) return found
  if (isTime.test(found)) return found
  const shown = `***${found.slice(-3)}`
  const bare =
    isValueStart.test(line.slice(Math.max(0, at - 2), at)) && isValueEnd.test(line[at + found.length] ?? '')
  if (!bare) return shown
  // An unquoted 8-digit number is a size or a count; a phone number kept as a number has at least nine.
  return found.length < 9 ? found : `"${shown}"`
}

/** Milliseconds since 1970 between 2020 and 2033; no country has 13-digit numbers that begin so. */
const isTime = /^1[6-9]\d{11}$/
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
