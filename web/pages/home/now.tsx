import { useEffect, useState } from 'preact/hooks'
import { counted, type PlainWebKey, say } from '../../i18n/say.ts'
import { time } from '../../i18n/time.ts'
import { type LiveState, live, useLive } from '../../live.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'

interface Card {
  to: string
  icon: IconName
  title: string
  under: string
  /** Somebody waits for this person. */
  isUrgent: boolean
}

/** What is going on for whoever is signed in; each a way to where it can be dealt with. */
export function Now() {
  useLive()
  const state = live.value
  const [expected] = useState(lastCount)
  const cards = state === undefined ? undefined : cardsOf(state)
  const count = cards?.length
  useEffect(() => {
    if (count !== undefined) localStorage.setItem(key, String(count))
  }, [count])
  // As many as there were the last time stand on top: nothing moves when they come. More than those lie above the page.
  if (cards === undefined && expected === 0) return null
  if (cards?.length === 0) return null
  const isLate = (count ?? 0) > expected
  return (
    <section class={isLate ? 'stack tight home-late' : 'stack tight'} aria-label={say('home.now')}>
      {cards === undefined
        ? Array.from({ length: expected }, (_, at) => <span class="bone home-now" key={String(at)} />)
        : cards.slice(0, isLate ? 2 : cards.length).map(({ to, icon, title, under, isUrgent }) => (
            <a key={to + title} class={isUrgent ? 'card home-now urgent' : 'card home-now'} href={to}>
              <Icon name={icon} size={28} />
              <span class="grow">
                <span class="strong">{title}</span>
                {under !== '' && <span class="under">{under}</span>}
              </span>
              <Icon name="forward" />
            </a>
          ))}
    </section>
  )
}

function cardsOf({ ride, offer, online, papers, toAnswer }: LiveState): Card[] {
  const cards: Card[] = []
  if (offer !== null) {
    const place = offer.pickup.name ?? offer.pickup.near ?? ''
    cards.push({
      to: '/drive',
      icon: 'bell',
      title: say('home.offer'),
      under: place === '' ? '' : say('home.offerHint', { place }),
      isUrgent: true,
    })
  }
  if (ride !== null) cards.push(rideCard(ride))
  if (toAnswer > 0) {
    cards.push({
      to: '/schedule',
      icon: 'calendar',
      title: say('home.answer'),
      under: counted(toAnswer, 'home.answerHintOne', 'home.answerHint'),
      isUrgent: false,
    })
  }
  if (papers.length > 0) {
    const isAsking = papers.some(({ state }) => state === 'review')
    cards.push({
      to: '/vehicles',
      icon: 'papers',
      title: say(isAsking ? 'home.paperReview' : 'home.paperReading'),
      under: '',
      isUrgent: false,
    })
  }
  if (online !== null) {
    const { plate, until } = online
    cards.push({
      to: '/drive',
      icon: 'car',
      title: say('home.online'),
      under: say('home.onlineHint', { plate, time: time(until) }),
      isUrgent: false,
    })
  }
  return cards
}

function rideCard({ id, role, state, other, pickup, dropoff }: NonNullable<LiveState['ride']>): Card {
  const name = role === 'driver' ? (driverTitles[state] ?? titles[state]) : titles[state]
  const way = [pickup, dropoff].map((spot) => spot?.name ?? spot?.near).filter(Boolean)
  const who = [other?.name, other?.plate].filter(Boolean).join(' · ')
  return {
    to: `/ride/${id}`,
    icon: 'moto',
    title: say(name ?? 'home.ended'),
    under: who === '' ? way.join(' → ') : who,
    isUrgent: name !== undefined,
  }
}

type RideState = NonNullable<LiveState['ride']>['state']
const titles: Partial<Record<RideState, PlainWebKey>> = {
  requested: 'home.looking',
  offered: 'home.looking',
  accepted: 'home.coming',
  arrived: 'home.waiting',
  started: 'home.riding',
}
const driverTitles: Partial<Record<RideState, PlainWebKey>> = {
  accepted: 'home.fetch',
  arrived: 'home.atPickup',
}

const key = 'inzira.home.now'
const lastCount = (): number => Math.min(3, Number(localStorage.getItem(key) ?? 0) || 0)
