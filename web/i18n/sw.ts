import { sw as common } from './common/sw.ts'
import { sw as drive } from './drive/sw.ts'
import type { en } from './en.ts'
import { sw as history } from './history/sw.ts'
import { sw as home } from './home/sw.ts'
import { sw as map } from './map/sw.ts'
import { sw as nearby } from './nearby/sw.ts'
import { sw as notFound } from './not-found/sw.ts'
import { sw as offline } from './offline/sw.ts'
import { sw as problem } from './problem/sw.ts'
import { sw as profile } from './profile/sw.ts'
import { sw as push } from './push/sw.ts'
import { sw as qr } from './qr/sw.ts'
import { sw as ride } from './ride/sw.ts'
import { sw as schedule } from './schedule/sw.ts'
import { sw as share } from './share/sw.ts'
import { sw as signIn } from './sign-in/sw.ts'
import { sw as vehicles } from './vehicles/sw.ts'

/** Each topic is checked against the English one where it is written. */
export const sw: Record<keyof typeof en, string> = {
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
