import { Elysia } from 'elysia'
import type { Clock } from '../clock.ts'
import type { Reader } from '../db/open.ts'
import { sharedPath } from '../rides/share.ts'
import { sharedRide } from '../rides/shared.ts'
import { asset, languageFor, page } from './page.ts'
import { followScript, noTripPage, scriptPath, styles, stylesPath, tripPage } from './trip-page.ts'

export interface TripOptions {
  read: Pick<Reader, 'get'>
  clock: Pick<Clock, 'now'>
  timezone: string
  emergencyNumber: string
}

/** /trip/:token, where the link of a shared trip leads: whoever has it may look, while the ride lasts. */
export const trip = ({ read, clock, timezone, emergencyNumber }: TripOptions) =>
  new Elysia({ name: 'trip' })
    .get(stylesPath, () => asset(styles, 'text/css; charset=utf-8'))
    .get(scriptPath, () => asset(followScript, 'text/javascript; charset=utf-8'))
    .get(`${sharedPath}/:token`, ({ params, query, headers }) => {
      const language = languageFor(query.lang, headers['accept-language'])
      const now = clock.now()
      const ride = sharedRide(read, params.token, now)
      if (ride === undefined) return page(noTripPage(language), 404, language)
      return page(tripPage({ ride, language, now, timezone, emergencyNumber }), 200, language)
    })
