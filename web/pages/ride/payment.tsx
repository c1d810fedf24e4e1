import { useEffect, useState } from 'preact/hooks'
import { type Answer, answerOf, api } from '../../api.ts'
import { money, say } from '../../i18n/say.ts'
import { useResource } from '../../resource.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Fault } from '../../ui/notice.tsx'
import { nameOf, type Ride } from './words.ts'

/** Mobile money by one tap, or by a code for another phone; or cash. */
export function Payment({ ride }: { ride: Ride }) {
  const name = nameOf(ride)
  const payment = useResource(
    `payment ${ride.id}`,
    () => answerOf(api.rides({ id: ride.id }).payment.get()),
    { keeps: true },
  )
  if (payment.data === undefined) {
    if (payment.refusal !== undefined) return <Fault of={payment.refusal} onRetry={payment.reload} />
    return <span class="bone card-size" />
  }
  const { code, amountRwf } = payment.data
  if (code === null) return <p class="center">{say('ride.payInCash', { name })}</p>
  return (
    <>
      <p class="center strong">
        {say(code.kind === 'merchant' ? 'ride.payMerchant' : 'ride.payPhone', { payee: code.payee })}
        {code.network !== null && ` (${code.network})`}
      </p>
      <ButtonLink look="primary" icon="wallet" large wide href={code.dialLink}>
        {say('ride.payMomo')}
      </ButtonLink>
      <Digits way={code} />
      <Code data={code.qrData} label={say('ride.payScanLabel', { name, fare: money(amountRwf) })} />
      <p class="center quiet small">
        {say('ride.payScanOn', { network: code.dialsOn })} · {say('ride.cashToo')}
      </p>
      {code.others.map((way) => (
        <div class="stack tight" key={way.ussd}>
          <Digits way={way} />
          <ButtonLink look="quiet" icon="phone" wide href={way.dialLink}>
            {say('ride.payMomo')} ({way.dialsOn})
          </ButtonLink>
        </div>
      ))}
    </>
  )
}

type Way = Pick<
  NonNullable<Answer<ReturnType<typeof api.rides>['payment']['get']>['code']>,
  'ussd' | 'dialsOn' | 'fee' | 'verified'
>

/** What is dialled, on which network, and what that costs on top. */
const Digits = ({ way: { ussd, dialsOn, fee, verified } }: { way: Way }) => (
  <div class="center">
    <p class="small">{say('ride.payDials', { network: dialsOn })}</p>
    <p class="mono">{ussd}</p>
    {fee !== null && (
      <p class="quiet small">
        {say(fee.verified ? 'ride.payFee' : 'ride.payFeeAbout', { fee: money(fee.feeRwf) })}
      </p>
    )}
    {!verified && <p class="quiet small">{say('ride.payUnverified', { network: dialsOn })}</p>}
  </div>
)

function Code({ data, label }: { data: string; label: string }) {
  const [drawn, setDrawn] = useState<{ size: number; path: string }>()
  useEffect(() => {
    // Without the drawing the button above does the same.
    drawing(data).then(setDrawn, () => setDrawn(undefined))
  }, [data])
  return (
    <figure class="ride-code">
      {drawn === undefined ? (
        <span class="bone" />
      ) : (
        <svg
          viewBox={`-4 -4 ${drawn.size + 8} ${drawn.size + 8}`}
          role="img"
          aria-label={label}
          shape-rendering="crispEdges"
        >
          <path d={drawn.path} />
        </svg>
      )}
    </figure>
  )
}

/** The library comes only where a code is shown. */
async function drawing(data: string): Promise<{ size: number; path: string }> {
  const { darkRuns, modulesOf } = await import('../../../server/qr/picture/modules.ts')
  const modules = modulesOf(data)
  const path = [...darkRuns(modules)]
    .map(({ row, column, length }) => `M${column} ${row}h${length}v1h-${length}z`)
    .join('')
  return { size: modules.size, path }
}
