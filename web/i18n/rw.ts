import { rw as common } from './common/rw.ts'
import { rw as drive } from './drive/rw.ts'
import type { en } from './en.ts'
import { rw as history } from './history/rw.ts'
import { rw as home } from './home/rw.ts'
import { rw as map } from './map/rw.ts'
import { rw as nearby } from './nearby/rw.ts'
import { rw as notFound } from './not-found/rw.ts'
import { rw as offline } from './offline/rw.ts'
import { rw as problem } from './problem/rw.ts'
import { rw as profile } from './profile/rw.ts'
import { rw as push } from './push/rw.ts'
import { rw as qr } from './qr/rw.ts'
import { rw as ride } from './ride/rw.ts'
import { rw as schedule } from './schedule/rw.ts'
import { rw as share } from './share/rw.ts'
import { rw as signIn } from './sign-in/rw.ts'
import { rw as vehicles } from './vehicles/rw.ts'

/** Each topic is checked against the English one where it is written. */
export const rw: Record<keyof typeof en, string> = {
  ...common,
  ...problem,
  ...nearby,
  ...ride,
  ...schedule,
  ...drive,
  ...history,
  ...qr,
  ...profile,
  ...home,
  ...vehicles,
  ...share,
  ...offline,
  ...push,
  ...map,
  ...signIn,
  ...notFound,
}
