import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { NearbyDriver } from '../../../server/policy/rides.ts'
import { answerOf, api, once, Refusal, sentence } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { putRide, refreshLive } from '../../live.ts'
import type { PickedPlace } from '../../map/places.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Plate, vehicleName } from '../../ui/shown.tsx'
import { awayOf, fareOf, type Price } from './drivers.tsx'
import type { RideType } from './wish.ts'

/** What is asked for, once more in all, and for how much; then it is asked. */
export function Confirm({
  asked,
  wish,
  price,
  onClose,
}: {
  asked: NearbyDriver | 'any' | undefined
  wish: { type: RideType; from: PickedPlace; to: PickedPlace | undefined; isWide: boolean }
  price: Price | undefined
  onClose(): void
}) {
  const { route } = useLocation()
  const [refusal, setRefusal] = useState<string>()
  const { type, from, to, isWide } = wish
  const driver = asked === 'any' ? undefined : asked
  const close = () => {
    setRefusal(undefined)
    onClose()
  }
  const ask = async () => {
    setRefusal(undefined)
    const body = {
      type,
      pickup: from,
      ...(to && { dropoff: to }),
      ...(driver && { driverId: driver.driverId }),
      ...(isWide && { isWide }),
    }
    try {
      putRide(await answerOf(api.rides.post(body, once())))
      route('/ride')
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refreshLive()
      setRefusal(sentence(error))
    }
  }
  return (
    <Sheet open={asked !== undefined} title={say('nearby.confirm')} onClose={close}>
      <dl class="facts">
        <Fact name={say('nearby.vehicle')}>{vehicleName(type)}</Fact>
        <Fact name={say('nearby.from')}>{from.name ?? say('nearby.aPlace')}</Fact>
        <Fact name={say('nearby.to')}>
          {to === undefined ? say('nearby.noDestination') : (to.name ?? say('nearby.aPlace'))}
        </Fact>
        <Fact name={say('nearby.driver')}>
          {driver === undefined ? (
            say('nearby.anyone')
          ) : (
            <>
              {driver.name} <Plate plate={driver.plate} /> <span class="quiet">{awayOf(driver)}</span>
            </>
          )}
        </Fact>
        <Fact name={say('nearby.price')}>
          {price?.estimate ? (
            <span class="price figures">{fareOf(price.estimate)}</span>
          ) : (
            say('nearby.agree')
          )}
        </Fact>
      </dl>
      {price?.isStepAway === true && <Notice kind="warn">{say('nearby.stepAway')}</Notice>}
      {refusal !== undefined && <Notice kind="bad">{refusal}</Notice>}
      <Button look="primary" large wide onClick={ask}>
        {driver === undefined ? say('nearby.askNow') : say('nearby.ask', { name: driver.name })}
      </Button>
    </Sheet>
  )
}

const Fact = ({ name, children }: { name: string; children: preact.ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
