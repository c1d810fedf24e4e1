import { en as common } from './common/en.ts'
import { en as drive } from './drive/en.ts'
import { en as history } from './history/en.ts'
import { en as home } from './home/en.ts'
import { en as map } from './map/en.ts'
import { en as nearby } from './nearby/en.ts'
import { en as notFound } from './not-found/en.ts'
import { en as offline } from './offline/en.ts'
import { en as problem } from './problem/en.ts'
import { en as profile } from './profile/en.ts'
import { en as push } from './push/en.ts'
import { en as qr } from './qr/en.ts'
import { en as ride } from './ride/en.ts'
import { en as schedule } from './schedule/en.ts'
import { en as share } from './share/en.ts'
import { en as signIn } from './sign-in/en.ts'
import { en as vehicles } from './vehicles/en.ts'

/** Every text of the web app in English, the source: a text missing in another language does not compile. */
export const en = {
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
} as const
