import type { TripView } from '../../../server/policy/trips.ts'
import { say } from '../../i18n/say.ts'
import { spotName } from './words.ts'

/** From where to where: two stops with the way between them. */
export const Way = ({ from, to }: Pick<TripView, 'from' | 'to'>) => (
  <p class="way">
    <span class="way-from">
      <span class="visually-hidden">{say('schedule.from')}: </span>
      {spotName(from)}
    </span>
    <span class="way-to">
      <span class="visually-hidden">{say('schedule.to')}: </span>
      {spotName(to)}
    </span>
  </p>
)
