import { withoutLinks } from '../../../server/places/links/link.ts'
import { readPlaceText } from '../../../server/places/links/read.ts'

/** What was shared, as it came: by the address, by the service worker, or within the page. */
export interface Shared {
  title: string
  text: string
  url: string
  /** Of the web+inzira protocol: "web+inzira:place?…" or anything behind it. */
  open: string
  files: File[]
}

/** What it could be. */
export type Guess =
  | { is: 'place'; query: string; name: string | undefined }
  /** A map link that says nowhere by itself; the server looks it up. */
  | { is: 'place_link'; query: string }
  | { is: 'payment'; text: string }
  | { is: 'picture'; file: File }
  | { is: 'pdf'; file: File }
  | { is: 'other_file' }
  | { is: 'words'; text: string }
  | { is: 'nothing' }

/** Says what was shared. A file goes before the words that an app sends along with it. */
export function guess(shared: Shared): Guess {
  const [file] = shared.files
  if (file !== undefined) return guessFile(file)
  const open = opened(shared.open)
  const words = [shared.text, shared.url, open].map((part) => part.trim()).filter(Boolean)
  const text = (words.length > 0 ? [...new Set(words)].join('\n') : shared.title.trim()).slice(0, 4000)
  if (text === '') return { is: 'nothing' }
  if (isPayment(text)) return { is: 'payment', text }
  const place = readPlaceText(text)
  if (place.is === 'spot') {
    const { latitude, longitude, name } = place.spot
    const query = `${round(latitude)},${round(longitude)}`
    return { is: 'place', query, name: name ?? nameIn(shared.title, text) }
  }
  if (place.is === 'short_link') return { is: 'place_link', query: place.url }
  if (place.is === 'no_position' && place.name !== undefined) return { is: 'words', text: place.name }
  return { is: 'words', text }
}

/** Map apps write the place's name before its link. */
function nameIn(title: string, text: string): string | undefined {
  const words = [title, withoutLinks(text).split('\n')[0] ?? ''].map((line) => line.trim())
  return words.find((line) => /\p{L}{3}/u.test(line) && line.length < 80)
}

function guessFile(file: File): Guess {
  if (file.type.startsWith('image/')) return { is: 'picture', file }
  if (file.type === 'application/pdf' || /\.pdf$/i.test(file.name)) return { is: 'pdf', file }
  return { is: 'other_file' }
}

/** "web+inzira:geo:-1.95,30.06" and "web+inzira://share?text=…" both hand over what stands behind. */
function opened(open: string): string {
  const rest = open.replace(/^web\+inzira:(?:\/\/)?/i, '')
  const query = /^[\w/-]*\?(.*)$/s.exec(rest)?.[1]
  if (query === undefined) return rest
  const params = new URLSearchParams(query)
  return params.get('text') ?? params.get('url') ?? params.get('q') ?? rest
}

/** A USSD string to dial, one of our own codes, or what a bank's or wallet's code holds. */
const isPayment = (text: string): boolean =>
  /^(?:tel:)?\s*\*[\d*]+(?:#|%23)\s*$/i.test(text) ||
  /^000201[\dA-Za-z]/.test(text) ||
  /^https?:\/\/[^\s/]+\/q\/[\w-]+\s*$/.test(text)

/** Five decimals are a metre. */
const round = (degrees: number): number => Math.round(degrees * 100_000) / 100_000
