import type { Language } from '../i18n/languages.ts'
import { formatAmount } from '../qr/amount.ts'
import type { QrCode } from '../qr/code.ts'
import { formatPayee } from '../qr/payee.ts'
import { dialLink } from '../qr/payload.ts'
import { labelOf, qrWords } from '../qr/words.ts'
import { escapeHtml, htmlPage, pageStyles } from './page.ts'

/** The same payee reached from another network. */
export interface OtherWay {
  readonly network: string
  readonly ussd: string
  readonly verified: boolean
}

interface PayPage {
  code: QrCode
  language: Language
  isPhone: boolean
  /** The network the code's own digits work from; null when its template is gone. */
  dialsOn: string | null
  otherWays: readonly OtherWay[]
}

/** Works without JavaScript; the script only adds a copy button. */
export function payPage({ code, language, isPhone, dialsOn, otherWays }: PayPage): string {
  const words = qrWords[language]
  const amount = code.amountRwf === null ? words.anyAmount : formatAmount(code.amountRwf, language)
  const body = [
    '<header>',
    `<p class="quiet">${escapeHtml(words.page.payTo)}</p>`,
    `<h1>${escapeHtml(formatPayee(code.payee))}</h1>`,
    `<p class="quiet">${escapeHtml(labelOf(code.payee, language))}</p>`,
    `<p class="${code.amountRwf === null ? 'open' : 'amount'}">${escapeHtml(amount)}</p>`,
    '</header>',
    ...(dialsOn !== null && otherWays.length > 0
      ? [`<h2>${escapeHtml(words.page.usingNetwork(dialsOn))}</h2>`]
      : []),
    ...(isPhone ? dialPart(code.ussd, language) : screenPart(code, language)),
    `<p class="quiet">${escapeHtml(words.page.dialYourself)}</p>`,
    digitsPart(code.ussd, words.page),
    ...(otherWays.length === 0
      ? []
      : ['<div class="others">', ...otherWays.flatMap((way) => otherPart(way, language)), '</div>']),
    `<p class="pin">${shield}<span>${escapeHtml(words.checkFirst)}</span></p>`,
  ]
  return htmlPage(language, { title: `${words.page.title}: ${formatPayee(code.payee)}`, head, body })
}

export function notFoundPage(language: Language): string {
  const { page } = qrWords[language]
  const body = [
    '<header>',
    `<h1 class="sentence">${escapeHtml(page.notFoundTitle)}</h1>`,
    '</header>',
    `<p>${escapeHtml(page.notFound)}</p>`,
  ]
  return htmlPage(language, { title: page.notFoundTitle, head, body })
}

const dialPart = (ussd: string, language: Language): string[] => [
  `<a class="dial" href="${escapeHtml(dialLink(ussd))}">${phone}${escapeHtml(qrWords[language].page.dialNow)}</a>`,
]

const screenPart = (code: QrCode, language: Language): string[] => [
  `<p>${escapeHtml(qrWords[language].page.onComputer)}</p>`,
  `<img class="code" src="/q/${escapeHtml(code.slug)}/code.png?lang=${language}" width="360" height="530" alt="${escapeHtml(code.ussd)}">`,
]

function otherPart(way: OtherWay, language: Language): string[] {
  const { page } = qrWords[language]
  const doubt = way.verified ? '' : ` <span class="doubt">(${escapeHtml(page.unverified)})</span>`
  return [
    `<h2>${escapeHtml(page.usingNetwork(way.network))}${doubt}</h2>`,
    digitsPart(way.ussd, page),
    `<a class="dial other" href="${escapeHtml(dialLink(way.ussd))}">${escapeHtml(page.dialNow)}</a>`,
  ]
}

const digitsPart = (ussd: string, page: { copy: string; copied: string }): string =>
  `<p class="digits"><code${ussd.length > 24 ? ' class="long"' : ''}>${escapeHtml(ussd)}</code><button type="button" hidden data-copied="${escapeHtml(page.copied)}">${escapeHtml(page.copy)}</button></p>`

const icon = (path: string): string =>
  `<svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${path}"/></svg>`
const phone = icon(
  'M6.5 4h3l1.5 4-2 1.500a11 11 0 0 0 5.5 5.500l1.5-2 4 1.500v3c0 1-1 2-2 2C11 19 5 13 4.5 6c0-1 1-2 2-2Z',
)
const shield = icon('M12 3.5 5 6v5.500c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6z')

const head = ['<link rel="stylesheet" href="/q/-/pay.css">', '<script src="/q/-/copy.js" defer></script>']

export const copyScript = `for (const button of document.querySelectorAll('.digits button')) {
  if (!navigator.clipboard) break
  const label = button.textContent
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.previousElementSibling.textContent)
    button.textContent = button.dataset.copied
    setTimeout(() => { button.textContent = label }, 2000)
  })
}
`

export const styles = `${pageStyles}.doubt { color: var(--warn); font-weight: 500; }
.amount { margin: .75rem 0 0; font-size: 1.9rem; font-weight: 750; line-height: 1.2; color: var(--brand); }
.open { margin: .75rem 0 0; font-size: 1.125rem; color: var(--brand); }
.dial {
  display: flex; align-items: center; justify-content: center; gap: .6rem; min-height: 3.75rem; margin: 1.25rem 0; padding: .5rem 1rem;
  border-radius: 1rem; background: var(--brand); color: var(--on-brand); font-size: 1.25rem; font-weight: 700; text-decoration: none;
}
.dial:focus-visible { outline-color: var(--ink); }
.dial.other { min-height: 3rem; margin: .5rem 0 0; background: none; border: 1.5px solid var(--edge); border-radius: .65rem; color: var(--ink); font-size: 1rem; font-weight: 650; }
.digits {
  display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; justify-content: center;
  padding: .8rem; border-radius: .65rem; background: var(--tint); color: var(--on-tint);
}
.digits code { font: 700 clamp(1rem, 5vw, 1.3rem)/1.3 ui-monospace, 'Roboto Mono', 'DejaVu Sans Mono', monospace; overflow-wrap: anywhere; user-select: all; }
.digits code.long { font-size: clamp(.8rem, 3.9vw, 1.1rem); }
button {
  min-height: 3rem; padding: .4rem 1.125rem; border: 1.5px solid var(--edge); border-radius: .65rem;
  background: var(--paper); color: var(--ink); font: inherit; font-weight: 650; cursor: pointer;
}
button[hidden] { display: none; }
.code { display: block; width: 100%; max-width: 20rem; height: auto; margin: 1rem auto; border-radius: 1rem; box-shadow: var(--shadow); }
.others { margin-top: 1.5rem; padding-top: .25rem; border-top: 1px solid var(--line); }
.pin { display: flex; gap: .6rem; margin: 1.5rem 0 0; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .9375rem; }
.pin svg { flex: none; color: var(--brand); }
`
