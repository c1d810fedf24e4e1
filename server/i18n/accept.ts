import { type Language, languages } from './languages.ts'

/** The best of our languages for a browser's Accept-Language; English where none is wanted. */
export function acceptedLanguage(header: string | null | undefined): Language {
  let best: { language: Language; quality: number } | undefined
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [, tag, weight = '1'] = /^\s*([a-z]{2,3})(?:-[\w-]*)?\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(part) ?? []
    const language = languages.find((each) => each === tag?.toLowerCase())
    const quality = Number(weight)
    if (language !== undefined && quality > (best?.quality ?? 0)) best = { language, quality }
  }
  return best?.language ?? 'en'
}
