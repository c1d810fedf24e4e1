import type { Language } from '../../server/i18n/languages.ts'
import { colours } from './colours.ts'
import type { Icons } from './icons.ts'
import { texts } from './texts.ts'

interface Shell {
  language: Language
  icons: Icons
  /** Scripts that every page needs, besides the one it begins with. */
  preload: string[]
}

/** The page before any script has run, in one language; all that it needs at first is named, so nothing waits in a chain. */
export function htmlIn(html: string, { language, icons, preload }: Shell): string {
  const { name, description, noScript, loading } = texts[language]
  const head = [
    `<meta name="description" content="${Bun.escapeHTML(description)}">`,
    `<meta name="theme-color" content="${colours.light}" media="(prefers-color-scheme: light)">`,
    `<meta name="theme-color" content="${colours.dark}" media="(prefers-color-scheme: dark)">`,
    `<meta name="application-name" content="${Bun.escapeHTML(texts[language].shortName)}">`,
    '<meta name="apple-mobile-web-app-capable" content="yes">',
    '<meta name="mobile-web-app-capable" content="yes">',
    `<link rel="manifest" href="/manifest.webmanifest?lang=${language}">`,
    `<link rel="icon" href="/-/${icons.favicon.file}" type="image/svg+xml">`,
    `<link rel="apple-touch-icon" href="/-/${icons.apple.file}">`,
    ...preload.map((file) => `<link rel="modulepreload" crossorigin href="/-/${file}">`),
  ].join('')
  return (
    new HTMLRewriter()
      .on('html', { element: (element) => void element.setAttribute('lang', language) })
      .on('title', { element: (element) => void element.setInnerContent(name) })
      .on('head', { element: (element) => void element.append(head, { html: true }) })
      .on('.shell-text', { element: (element) => void element.setInnerContent(loading) })
      // Within noscript the rewriter sees text only.
      .on('noscript', {
        element: (element) =>
          void element.setInnerContent(`<p class="shell-noscript">${Bun.escapeHTML(noScript)}</p>`, {
            html: true,
          }),
      })
      .transform(html)
      .replace(/>\s+</g, '><')
  )
}
