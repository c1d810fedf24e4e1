/** Minutes after midnight; the end of a window may lie in the next day. */
export interface Hours {
  from: number
  to: number
}

/**
 * The hours somebody means, in whichever language: one time ("7:30", "7h30", "7 pm", "saa moja asubuhi", "saa mbiri za
 * mu gitondo") or a window ("7-9", "from 7 to 9:30", "kati ya 7 na 9"). Undefined for what is neither.
 */
export function hoursTyped(typed: string): { at: number } | Hours | undefined {
  const words = typed
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const at = timeIn(words)
  if (at !== undefined) return { at }
  const parts = words.replace(opening, '').split(between)
  if (parts.length !== 2) return undefined
  const [from, to] = [timeIn(parts[0] ?? ''), timeIn(parts[1] ?? '')]
  if (from === undefined || to === undefined || from === to) return undefined
  // "22-2" ends in the night after.
  return { from, to: to > from ? to : to + 1440 }
}

/** Minutes after midnight, 0 to 1439. */
function timeIn(words: string): number | undefined {
  const bare = words
    .replace(/^(?:at|around|about|a|vers|ku)\s+/, '')
    .replace(/[.,!]$/, '')
    .trim()
  for (const [names, minutes] of named) if (names.test(bare)) return minutes
  return counted(bare) ?? onTheClock(bare.replace(/^saa\s+/, ''))
}

/** As a clock shows it: "7", "07:30", "7h30", "7.30", "0730", "7 pm", "19 heures". */
function onTheClock(words: string): number | undefined {
  const [, hours, minutes = '0', part = ''] =
    /^(\d{1,2})(?:\s?(?:heures?|hrs?|h|:|\.|o clock)\s?(\d{2})?)?\s?(\D*)$/.exec(words) ??
    /^(\d{1,2})(\d{2})\s?(\D*)$/.exec(words) ??
    []
  if (hours === undefined || Number(minutes) > 59) return undefined
  const shift = partOf(part.trim())
  if (shift === undefined) return undefined
  const hour = Number(hours)
  if (shift !== '' && (hour < 1 || hour > 12)) return undefined
  const ofDay = shift === 'am' ? hour % 12 : shift === 'pm' ? (hour % 12) + 12 : hour
  return ofDay > 23 ? undefined : ofDay * 60 + Number(minutes)
}

function partOf(words: string): 'am' | 'pm' | '' | undefined {
  if (words === '') return ''
  if (/^(?:am|a\.m\.?|in the morning|du matin|o clock in the morning)$/.test(words)) return 'am'
  if (/^(?:pm|p\.m\.?|in the (?:afternoon|evening)|at night|de l apres-?\s?midi|du soir)$/.test(words))
    return 'pm'
  return undefined
}

/**
 * Hours counted from six in the morning, as Swahili and Kinyarwanda speakers say them: "saa moja asubuhi" and "saa moya
 * za mu gitondo" are 07:00. In digits only a bare number is counted: "saa 7:30" stands on a clock.
 */
function counted(words: string): number | undefined {
  const [, said = ''] = /^(?:isaa|saa)\s+(.+)$/.exec(words) ?? []
  if (said === '') return undefined
  const [, part] = dayPart.exec(said) ?? []
  const [, half, quarter, less] = /\s(?:(na nusu|n igice|nigice)|(na robo)|(kasoro robo))/.exec(said) ?? []
  const number = said
    .replace(dayPart, '')
    .replace(/\s(?:na nusu|n igice|nigice|na robo|kasoro robo)/, '')
    .trim()
  const hour = hourWords.get(number) ?? (/^(?:[1-9]|1[0-2])$/.test(number) ? Number(number) : undefined)
  if (hour === undefined) return undefined
  const minutes = half !== undefined ? 30 : quarter !== undefined ? 15 : less !== undefined ? -15 : 0
  return (ofDayPart(hour, part) * 60 + minutes + 1440) % 1440
}

function ofDayPart(hour: number, part: string | undefined): number {
  const byDay = hour + 6
  const byNight = (hour + 18) % 24
  if (part === undefined || noon.test(part)) return byDay
  if (morning.test(part)) return hour >= 9 ? (hour + 18) % 12 : byDay
  if (evening.test(part)) return hour >= 6 ? byDay : byNight
  return hour === 12 ? 18 : byNight
}

const morning = /asubuhi|alfajiri|gitondo/
const noon = /mchana|amanywa/
const evening = /jioni|alasiri|mugoroba/
const dayPart =
  /\s(?:(?:za|ya|z|mu|za mu|ku)\s)*(asubuhi|alfajiri|gitondo|mchana|amanywa|jioni|alasiri|(?:ni)?mugoroba|usiku|(?:n)?ijoro|nijoro)$/

const named: [RegExp, number][] = [
  [/^(?:noon|midday|midi|saa sita (?:mchana|z amanywa|za mchana))$/, 12 * 60],
  [/^(?:midnight|minuit)$/, 0],
]

const hourWords = new Map<string, number>(
  [
    ['moja', 'moya', 'imwe'],
    ['mbili', 'mbiri', 'ebyiri'],
    ['tatu', 'eshatu'],
    ['nne', 'ine', 'yine', 'enye'],
    ['tano', 'tanu', 'eshanu'],
    ['sita', 'esheshatu', 'gatandatu'],
    ['saba', 'ndwi', 'indwi', 'karindwi'],
    ['nane', 'munani', 'umunani'],
    ['tisa', 'cyenda', 'icyenda'],
    ['kumi', 'cumi', 'icumi'],
    ['kumi na moja', 'cumi n imwe', 'cumi na imwe', 'cumi n umwe', 'cumi na rimwe'],
    ['kumi na mbili', 'cumi n ebyiri', 'cumi na ebyiri', 'cumi na kabiri', 'cumi na mbiri'],
  ].flatMap((forms, index) => forms.map((form): [string, number] => [form, index + 1])),
)

const opening = /^(?:from|between|de|entre|kuva|kati ya|hagati ya)\s+/
const between = /\s?(?:-|–|—)\s?|\s(?:to|until|till|and|a|et|hadi|na|kugeza|kugeza ku)\s/
