import { useState } from 'preact/hooks'
import { formatPayee } from '../../../server/qr/payee-shown.ts'
import { say } from '../../i18n/say.ts'
import { moment } from '../../i18n/time.ts'
import { signedIn } from '../../session.ts'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Bones } from '../../ui/notice.tsx'
import { codes, type KeptCode } from './codes.ts'
import { amountOf } from './words.ts'

/** The codes made before, found again by any part of what they say. */
export function CodeList() {
  const [typed, setTyped] = useState('')
  const [isWhole, setWhole] = useState(false)
  const all = codes.value
  if (all === undefined) return <Bones rows={2} />
  const wanted = typed.replace(/[\s,.]/g, '').toLowerCase()
  const hits = all.filter((code) => wanted === '' || wordsOf(code).includes(wanted))
  const shown = isWhole || wanted !== '' ? hits.slice(0, mostShown) : hits.slice(0, firstShown)
  return (
    <section class="stack tight" aria-labelledby="your-codes">
      <h2 id="your-codes">{say('qr.yours')}</h2>
      {all.length === 0 && <p class="quiet">{say('qr.none')}</p>}
      {all.length > firstShown && (
        <TextField
          label={say('qr.search')}
          value={typed}
          onValue={setTyped}
          type="search"
          autocomplete="off"
          maxLength={40}
        />
      )}
      {all.length > 0 && hits.length === 0 && <p class="quiet">{say('qr.noHit', { typed })}</p>}
      {shown.length > 0 && (
        <ul class="rows">
          {shown.map((code) => (
            <li key={code.key}>
              <a class="row-item" href={`/qr?code=${code.key}`}>
                <Icon name="qr" />
                <span class="main">
                  <span class="title figures">{formatPayee(code.payee)}</span>
                  <span class="under">
                    {moment(code.createdAt)}
                    {signedIn.value && code.personId === null && ` · ${say('qr.local')}`}
                  </span>
                </span>
                <span class="end figures">{amountOf(code.amountRwf)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {!isWhole && wanted === '' && hits.length > firstShown && (
        <button type="button" class="button plain" onClick={() => setWhole(true)}>
          {say('common.more')}
        </button>
      )}
    </section>
  )
}

const wordsOf = ({ payee, amountRwf, ussd }: KeptCode): string =>
  `${payee.value} ${payee.network ?? ''} ${amountRwf ?? ''} ${ussd}`.toLowerCase()

const firstShown = 6
const mostShown = 200
