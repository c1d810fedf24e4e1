/** A piece of the line that says whose map it is. */
export interface Attribution {
  text: string
  href?: string
}

/**
 * The line as plain text and links. Map makers write it in HTML; of that only the text and web addresses are taken, so
 * that a file from elsewhere brings nothing into the page but words.
 */
export function attributionParts(written: string): Attribution[] {
  const parts: Attribution[] = []
  const add = (text: string, href?: string) => {
    const plain = textOf(text)
    if (plain.trim() !== '') parts.push({ text: plain, ...(href !== undefined && { href }) })
  }
  let from = 0
  const short = written.slice(0, maxCharacters)
  for (const link of short.matchAll(anchor)) {
    add(short.slice(from, link.index))
    const href = textOf(link[2] ?? '')
    add(link[3] ?? '', /^https?:\/\//i.test(href) && URL.canParse(href) ? href : undefined)
    from = link.index + link[0].length
  }
  add(short.slice(from))
  return parts
}

const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|copy|nbsp|#39|#169);/g, (entity) => entities[entity] ?? entity)
    .replace(/[\s\p{C}]+/gu, ' ')

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&copy;': '©',
  '&#169;': '©',
  '&#39;': '’',
  '&nbsp;': ' ',
}
const anchor = /<a\b[^>]*?\bhref\s*=\s*(["'])(.*?)\1[^>]*>(.*?)<\/a>/gis
const maxCharacters = 1000
