import { acceptedLanguage } from '../i18n/accept.ts'
import { type Language, languageNames, languages } from '../i18n/languages.ts'

/** What all our pages for the public share: they work without JavaScript, in four languages, by day and by night. */
export function htmlPage(
  language: Language,
  { title, head = [], body }: { title: string; head?: string[]; body: string[] },
): string {
  const others = languages
    .map((each) =>
      each === language
        ? `<strong>${languageNames[each]}</strong>`
        : `<a href="?lang=${each}" hreflang="${each}" lang="${each}">${languageNames[each]}</a>`,
    )
    .join(' ')
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="format-detection" content="telephone=no">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title>`,
    '<link rel="icon" href="data:,">',
    ...head,
    '</head>',
    '<body>',
    '<main>',
    ...body,
    '</main>',
    `<nav>${others}</nav>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"'`]/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** The language asked for in the address, or the browser's. */
export function languageFor(asked: string | undefined, accepted: string | undefined): Language {
  return languages.find((language) => language === asked) ?? acceptedLanguage(accepted)
}

/** A page that nobody keeps, no search engine finds, and that runs nothing but what we serve ourselves. */
export function page(html: string, status: number, language: Language): Response {
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      // Somebody's number or whereabouts are not for search engines.
      'x-robots-tag': 'noindex, nofollow',
      vary: 'accept-language, user-agent',
    },
  })
}

export const asset = (body: string, contentType: string): Response =>
  new Response(body, { headers: { 'content-type': contentType, 'cache-control': 'public, max-age=3600' } })

const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export const pageStyles = `:root {
  --ink: #10231d; --paper: #ffffff; --ground: #eef4f1; --quiet: #51635b; --brand: #0a6b4f; --on-brand: #ffffff; --tint: #e9f3ee;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #eef6f2; --paper: #16221d; --ground: #0c1411; --quiet: #a5b8af; --brand: #5fd3a8; --on-brand: #06281c; --tint: #22332b; }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 1rem; min-height: 100vh; background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.45 system-ui, -apple-system, Roboto, 'Segoe UI', sans-serif;
}
main { max-width: 26rem; margin: 0 auto; padding: 1.5rem 1.25rem; background: var(--paper); border-radius: 1.25rem; }
header { text-align: center; }
p { margin: .5rem 0; }
h1 { margin: 0; font-size: clamp(1.9rem, 10vw, 2.6rem); line-height: 1.15; font-variant-numeric: tabular-nums; }
h1.sentence { font-size: 1.5rem; }
h2 { margin: 1.5rem 0 .25rem; font-size: 1rem; }
.quiet { color: var(--quiet); }
a { color: var(--brand); }
a:focus-visible, button:focus-visible { outline: 3px solid currentColor; outline-offset: 3px; }
nav { max-width: 26rem; margin: 1rem auto; text-align: center; display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: center; }
nav a, nav strong { padding: .6rem .2rem; }
`
