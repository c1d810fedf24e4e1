import { Elysia } from 'elysia'
import type { Context } from '../../context.ts'
import { live } from '../live/live.ts'
import { bookings } from './bookings.ts'
import { config } from './config.ts'
import { drive } from './drive.ts'
import { history } from './history.ts'
import { me } from './me.ts'
import { nearby } from './nearby.ts'
import { offers } from './offers.ts'
import { papers } from './papers.ts'
import { places } from './places.ts'
import { plainBodies } from './plain.ts'
import { profile } from './profile.ts'
import { push } from './push.ts'
import { qr } from './qr.ts'
import { rides } from './rides.ts'
import { sessions } from './sessions.ts'
import { signIn } from './sign-in.ts'
import { tagged } from './tagged.ts'
import { trips } from './trips.ts'
import { vehicles } from './vehicles.ts'

/** The web app's server side, under /api. Its type is all that the page knows of it. */
export const api = (context: Context) =>
  new Elysia({ name: 'api', prefix: '/api' })
    .use(plainBodies(context))
    .use(tagged())
    .use(config(context))
    .use(qr(context))
    .use(profile(context))
    .use(me(context))
    .use(trips(context))
    .use(bookings(context))
    .use(vehicles(context))
    .use(papers(context))
    .use(drive(context))
    .use(history(context))
    .use(signIn(context))
    .use(sessions(context))
    .use(places(context))
    .use(push(context))
    .use(nearby(context))
    .use(rides(context))
    .use(offers(context))
    .use(live(context))

export type Api = ReturnType<typeof api>
