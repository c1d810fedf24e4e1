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
    ...otherWays.flatMap((way) => otherPart(way, language)),
    `<p class="pin">${escapeHtml(words.checkFirst)}</p>`,
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
  `<a class="dial" href="${escapeHtml(dialLink(ussd))}">${escapeHtml(qrWords[language].page.dialNow)}</a>`,
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
    `<p><a href="${escapeHtml(dialLink(way.ussd))}">${escapeHtml(page.dialNow)}</a></p>`,
  ]
}

const digitsPart = (ussd: string, page: { copy: string; copied: string }): string =>
  `<p class="digits"><code${ussd.length > 24 ? ' class="long"' : ''}>${escapeHtml(ussd)}</code><button type="button" hidden data-copied="${escapeHtml(page.copied)}">${escapeHtml(page.copy)}</button></p>`

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

export const styles = `${pageStyles}.doubt { color: var(--quiet); font-weight: 400; }
.amount { margin: .75rem 0 0; font-size: 1.9rem; font-weight: 800; color: var(--brand); }
.open { margin: .75rem 0 0; font-size: 1.15rem; color: var(--brand); }
.dial {
  display: block; margin: 1.25rem 0; padding: 1rem; border-radius: .9rem; background: var(--brand); color: var(--on-brand);
  font-size: 1.3rem; font-weight: 700; text-align: center; text-decoration: none;
}
.digits {
  display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; justify-content: center;
  padding: .8rem; border-radius: .9rem; background: var(--tint);
}
.digits code { font: 700 clamp(1rem, 5vw, 1.35rem)/1.3 ui-monospace, 'Roboto Mono', monospace; overflow-wrap: anywhere; user-select: all; }
.digits code.long { font-size: clamp(.8rem, 3.9vw, 1.15rem); }
button {
  min-height: 2.75rem; padding: .4rem 1rem; border: 2px solid var(--brand); border-radius: .7rem;
  background: transparent; color: var(--brand); font: inherit; font-weight: 600;
}
button[hidden] { display: none; }
.dial:focus-visible { outline-color: var(--ink); }
.code { display: block; width: 100%; max-width: 20rem; height: auto; margin: 1rem auto; border-radius: .9rem; }
.pin { margin: 1.25rem 0 0; padding-top: 1rem; border-top: 1px solid var(--tint); color: var(--quiet); font-size: .95rem; }
`
