import { useState } from 'preact/hooks'
import { dayIn } from '../../../server/i18n/calendar.ts'
import type { Income } from '../../../server/policy/drive.ts'
import { type Answer, answerOf, api, Refusal, refusalIn } from '../../api.ts'
import { counted, language, money, number, say } from '../../i18n/say.ts'
import { useResource } from '../../resource.ts'
import { Button } from '../../ui/button.tsx'
import { Bones, Fault } from '../../ui/notice.tsx'

/** What they earned: today, this week, ever; the last seven days as bars; and statements to keep. */
export function IncomeCard({ income }: { income: Record<'today' | 'week' | 'ever', Income> }) {
  const { data, refusal } = useResource('drive.income', () => answerOf(api.drive.income.get({ query: {} })), {
    keeps: true,
  })
  return (
    <section class="card">
      <h2>{say('drive.income')}</h2>
      <dl class="sums">
        {(['today', 'week', 'ever'] as const).map((span) => (
          <div key={span}>
            <dt class="quiet small">{say(`drive.${span}`)}</dt>
            <dd class="figures strong">{money(income[span].rwf)}</dd>
            <dd class="quiet small">{counted(income[span].rides, 'drive.rideOne', 'drive.rides')}</dd>
          </div>
        ))}
      </dl>
      {data === undefined && refusal === undefined && <Bones rows={1} shape="card-size" />}
      {data !== undefined && data.rides > 0 && <Bars week={data} />}
      <Statements isEmpty={income.ever.rides === 0} />
    </section>
  )
}

type Week = Answer<typeof api.drive.income.get>

/** Seven bars, drawn for eyes; the same as a table for whoever listens. */
function Bars({ week: { fromDay, days } }: { week: Week }) {
  const each = Array.from({ length: 7 }, (_, at) => {
    const day = fromDay + at
    return { day, rwf: 0, rides: 0, ...days.find((one) => one.day === day) }
  })
  const most = Math.max(1, ...each.map(({ rwf }) => rwf))
  return (
    <figure class="bars">
      <figcaption class="quiet small">{say('drive.lastDays')}</figcaption>
      <svg viewBox="0 0 280 118" aria-hidden="true" focusable="false">
        <line x1="0" y1="96.5" x2="280" y2="96.5" class="axis" />
        {each.map(({ day, rwf }, at) => {
          const height = rwf === 0 ? 2 : Math.max(6, (rwf / most) * 76)
          return (
            <g key={day} transform={`translate(${at * 40} 0)`}>
              <rect
                x="7"
                width="26"
                y={96 - height}
                height={height}
                rx="4"
                class={rwf === 0 ? 'bar none' : at === 6 ? 'bar now' : 'bar'}
              />
              {rwf > 0 && (
                <text x="20" y={90 - height} class="value">
                  {short(rwf)}
                </text>
              )}
              <text x="20" y="113" class="day">
                {new Date(day * dayMs).getUTCDate()}
              </text>
            </g>
          )
        })}
      </svg>
      {/* A table is never narrower than its words: hidden within something that is. */}
      <div class="visually-hidden">
        <table>
          <caption>{say('drive.lastDays')}</caption>
          <tbody>
            {each.map(({ day, rwf, rides }) => (
              <tr key={day}>
                <th scope="row">{dayIn(language.value, day)}</th>
                <td>{money(rwf)}</td>
                <td>{counted(rides, 'drive.rideOne', 'drive.rides')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}

/** "12.5k": a bar is narrow. */
const short = (rwf: number): string => (rwf < 1000 ? String(rwf) : `${number(Math.round(rwf / 100) / 10)}k`)

function Statements({ isEmpty }: { isEmpty: boolean }) {
  const [refusal, setRefusal] = useState<Refusal>()
  if (isEmpty) return <p class="quiet small">{say('drive.noIncome')}</p>
  const save = async (period: (typeof periods)[number]) => {
    setRefusal(undefined)
    try {
      await download(`/api/drive/statement.pdf?period=${period}&language=${language.value}`)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setRefusal(error)
    }
  }
  return (
    <div class="stack tight">
      <h3>{say('drive.statement')}</h3>
      {refusal !== undefined && <Fault of={refusal} />}
      <div class="buttons">
        {periods.map((period) => (
          <Button key={period} look="quiet" wide icon="download" onClick={() => save(period)}>
            {say(`drive.${period}`)}
          </Button>
        ))}
      </div>
    </div>
  )
}

/** By hand, so that a refusal is read here and not saved as a file. */
async function download(path: string): Promise<void> {
  const response = await fetch(path, { credentials: 'same-origin' }).catch(() => undefined)
  if (response === undefined) throw new Refusal('network.down')
  if (!response.ok) throw refusalIn(await response.text(), response.status)
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name ?? 'inzira.pdf'
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

const dayMs = 86_400_000
const periods = ['week', 'month', 'last_month'] as const
