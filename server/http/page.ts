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
        ? `<strong lang="${each}" aria-current="true">${languageNames[each]}</strong>`
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
    `<header class="bar"><a href="/">${mark}Inzira</a></header>`,
    '<main>',
    ...body,
    '</main>',
    `<nav aria-label="${languageWord[language]}">${others}</nav>`,
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

const languageWord: Record<Language, string> = { en: 'Language', fr: 'Langue', rw: 'Ururimi', sw: 'Lugha' }

/** The mark of the app (web/ui/icon.tsx): a way that winds to a point. */
const mark = `<svg width="28" height="28" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" aria-hidden="true"><path d="M8 21c-1.5-4 9-5.5 7-9.500S5.5 8.5 8 4" stroke-width="3"/><circle cx="16.5" cy="4.5" r="2.2" fill="currentColor" stroke="none"/></svg>`

const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** The colours are those of the app (web/styles/tokens.css; page.test.ts compares them): people come from one to the other. */
export const pageStyles = `:root {
  color-scheme: light dark;
  --ground: #f2f6f4; --paper: #ffffff; --ink: #0f221b; --quiet: #4b5f56; --line: #d8e3dd; --edge: #7b9187;
  --brand: #0a6b4f; --on-brand: #ffffff; --tint: #e4f1eb; --on-tint: #07553f;
  --warn: #7a4300; --warn-tint: #fff1da; --bad: #a8201a; --on-bad: #ffffff;
  --shadow: 0 1px 2px rgb(10 40 30 / 6%), 0 6px 20px rgb(10 40 30 / 7%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0a120f; --paper: #131e19; --ink: #e8f2ed; --quiet: #a4b8ae; --line: #26362f; --edge: #70877c;
    --brand: #5fd3a8; --on-brand: #04231a; --tint: #183228; --on-tint: #9be8cb;
    --warn: #ffc070; --warn-tint: #33240d; --bad: #ffa39c; --on-bad: #3a0705;
    --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 8px 24px rgb(0 0 0 / 35%);
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; padding: 0 1rem 1.5rem; min-height: 100vh; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, Roboto, 'Segoe UI', 'Noto Sans', sans-serif; overflow-wrap: break-word;
}
.bar, main, nav { max-width: 27rem; margin: 0 auto; }
.bar a {
  display: inline-flex; align-items: center; gap: .5rem; min-height: 3.5rem; color: var(--ink);
  font-size: 1.125rem; font-weight: 700; letter-spacing: -.01em; text-decoration: none;
}
.bar svg { color: var(--brand); }
main { padding: 1.5rem 1.25rem; background: var(--paper); border-radius: 1rem; box-shadow: var(--shadow); }
main header { text-align: center; }
p { margin: .5rem 0; }
h1 { margin: 0; font-size: clamp(1.9rem, 10vw, 2.6rem); line-height: 1.15; letter-spacing: -.01em; font-variant-numeric: tabular-nums; }
h1.sentence { font-size: 1.5rem; line-height: 1.2; }
h2 { margin: 1.5rem 0 .25rem; font-size: 1.0625rem; line-height: 1.3; }
.quiet { color: var(--quiet); }
a { color: var(--brand); }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 3px; border-radius: .65rem; }
nav { margin-top: 1rem; display: flex; flex-wrap: wrap; gap: .25rem .85rem; justify-content: center; font-size: .9375rem; }
nav a, nav strong { display: inline-flex; align-items: center; min-height: 3rem; }
.visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`
