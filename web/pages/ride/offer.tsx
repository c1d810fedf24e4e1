import { useLocation } from 'preact-iso/router'
import { answerOf, api } from '../../api.ts'
import { distance, money, say } from '../../i18n/say.ts'
import { live, refreshLive } from '../../live.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Stars, vehicleName } from '../../ui/shown.tsx'
import { toast } from '../../ui/toast.tsx'
import { useAct } from './act.ts'
import { Countdown, Way } from './parts.tsx'
import { mapLink, type Offer } from './words.ts'

/** Somebody needs a ride: where, how far, for how much, and how long there is to answer. */
export function OfferCard({ offer }: { offer: Offer }) {
  const { change, act, refusal, code } = useAct()
  const { id, passengerName, passengerStars, distanceM, estimateRwf, expiresAt } = offer
  const { path, route } = useLocation()
  const isGone = code === 'ride.too_late' || code === 'not.found'
  const decline = async () => {
    const isDone = await act((once) => answerOf(api.offers({ id }).decline.post(null, once)))
    if (!isDone) return
    if (live.value?.offer?.id === id) live.value = { ...live.value, offer: null }
    refreshLive()
    toast(say('ride.youDeclined'))
  }
  const accept = async () => {
    const isDone = await change((once) => answerOf(api.offers({ id }).accept.post(null, once)))
    if (isDone && path !== '/ride') route('/ride')
  }
  return (
    <section class="card ride-offer" aria-labelledby="offer">
      <div class="row between">
        <h2 id="offer">{say('ride.offer')}</h2>
        <span class="badge">{vehicleName(offer.vehicleType)}</span>
      </div>
      <div class="row ride-who">
        <span class="ride-face" aria-hidden>
          <Icon name="person" size={28} />
        </span>
        <div class="grow">
          <p class="strong">{passengerName ?? say('ride.someone')}</p>
          <p class="small quiet">
            {passengerStars !== null && <Stars stars={passengerStars} />}{' '}
            {say('ride.offerAway', { distance: distance(distanceM) })}
          </p>
        </div>
        {estimateRwf !== null && <span class="ride-price figures">{money(estimateRwf)}</span>}
      </div>
      <Way of={offer} distanceM={null} unsaid={say('ride.toTell')} />
      <ButtonLink look="quiet" icon="map" wide href={mapLink(offer.pickup)} target="_blank" rel="noreferrer">
        {say('ride.openMap')}
      </ButtonLink>
      <Countdown until={expiresAt} label={say('ride.timeLeft')} />
      {refusal !== undefined && <Notice kind="bad">{isGone ? say('ride.offerGone') : refusal}</Notice>}
      <div class="buttons beside">
        <Button look="quiet" large onClick={decline}>
          {say('ride.decline')}
        </Button>
        <Button look="primary" large onClick={accept}>
          {say('ride.accept')}
        </Button>
      </div>
    </section>
  )
}
