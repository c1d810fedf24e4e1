import type { ShownTrip } from '../../../server/http/api/trip-shape.ts'
import { say } from '../../i18n/say.ts'
import { placeIn } from '../ride/words.ts'

/** From where to where: two stops with the way between them. */
export const Way = ({ from, to }: Pick<ShownTrip, 'from' | 'to'>) => (
  <p class="way">
    <span class="way-from">
      <span class="visually-hidden">{say('schedule.from')}: </span>
      {placeIn(from)}
    </span>
    <span class="way-to">
      <span class="visually-hidden">{say('schedule.to')}: </span>
      {placeIn(to)}
    </span>
  </p>
)
