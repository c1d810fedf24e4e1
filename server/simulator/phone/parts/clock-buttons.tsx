import { shiftClock } from '../ask.ts'
import { timeOf, weekdayOf } from '../dates.ts'
import { Icon } from '../icons.tsx'

/** The clock of the whole demo, to be moved on: an hour, or past the 24-hour window. */
export function ClockButtons({ nowMs }: { nowMs: number }) {
  return (
    <fieldset class="clock" aria-label="Clock">
      <Icon name="clock" size={18} />
      <time>
        {weekdayOf(nowMs)}, {timeOf(nowMs)}
      </time>
      <button type="button" onClick={() => void shiftClock(hourMs)}>
        +1 h
      </button>
      <button type="button" onClick={() => void shiftClock(25 * hourMs)}>
        +25 h
      </button>
    </fieldset>
  )
}

const hourMs = 3_600_000
