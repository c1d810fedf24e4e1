/** A merchant-presented EMV code as its fields say; `isIntact` is false when its checksum does not match. */
export interface EmvCode {
  readonly isIntact: boolean
  /** The scheme's id and the account in it, from tags 26–51; card schemes use 02–25. */
  readonly accounts: readonly {
    readonly tag: string
    readonly scheme: string | null
    readonly account: string | null
  }[]
  readonly merchantName: string | null
  readonly city: string | null
  /** Null leaves the amount to the payer. */
  readonly amount: string | null
  /** ISO 4217 number: 646 is the Rwandan franc. */
  readonly currency: string | null
  readonly country: string | null
  /** ISO 18245; "0000" says nothing. */
  readonly categoryCode: string | null
  readonly billNumber: string | null
  readonly reference: string | null
}

/** Reads an EMV QR code (EMVCo QRCPS, merchant-presented). Undefined when the text is none. */
export function readEmv(text: string): EmvCode | undefined {
  if (!text.startsWith('000201')) return undefined
  const fields = fieldsOf(text)
  if (fields === undefined) return undefined
  const value = (tag: string) => cleaned(fields.get(tag))
  const additional = fieldsOf(fields.get('62') ?? '') ?? new Map<string, string>()
  const amount = value('54')
  return {
    isIntact: fields.get('63')?.toUpperCase() === checksum(text.slice(0, -4)),
    accounts: [...fields]
      .filter(([tag]) => Number(tag) >= 2 && Number(tag) <= 51)
      .map(([tag, raw]) => accountOf(tag, raw)),
    merchantName: value('59'),
    city: value('60'),
    amount: amount !== null && /^\d{1,10}(?:\.\d{0,2})?$/.test(amount) ? amount : null,
    currency: value('53'),
    country: value('58'),
    categoryCode: value('52'),
    billNumber: cleaned(additional.get('01')),
    reference: cleaned(additional.get('05')),
  }
}

function accountOf(tag: string, raw: string): EmvCode['accounts'][number] {
  const inner = Number(tag) >= 26 ? fieldsOf(raw) : undefined
  if (inner === undefined) return { tag, scheme: null, account: cleaned(raw) }
  const account = [...inner].find(([innerTag]) => innerTag !== '00')?.[1]
  return { tag, scheme: cleaned(inner.get('00')), account: cleaned(account) }
}

/** Tag, length and value, two digits each of the first two. Undefined where the lengths do not add up. */
function fieldsOf(text: string): Map<string, string> | undefined {
  const fields = new Map<string, string>()
  let at = 0
  while (at < text.length) {
    const [, tag, length] = /^(\d{2})(\d{2})/.exec(text.slice(at, at + 4)) ?? []
    if (tag === undefined || length === undefined) return undefined
    const end = at + 4 + Number(length)
    if (end > text.length) return undefined
    if (!fields.has(tag)) fields.set(tag, text.slice(at + 4, end))
    at = end
  }
  return fields.size === 0 ? undefined : fields
}

/** CRC-16/CCITT-FALSE over everything before it, its own tag and length included. */
export function checksum(text: string): string {
  let crc = 0xffff
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

/** A stranger wrote these fields: no control or direction marks, no endless names. */
export function cleaned(raw: string | undefined): string | null {
  const text = (raw ?? '')
    .replace(/[\p{C}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (text === '') return null
  const letters = Array.from(text)
  return letters.length > 80 ? `${letters.slice(0, 79).join('')}…` : text
}
