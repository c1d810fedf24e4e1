import { fr as common } from './common/fr.ts'
import { fr as drive } from './drive/fr.ts'
import type { en } from './en.ts'
import { fr as history } from './history/fr.ts'
import { fr as home } from './home/fr.ts'
import { fr as map } from './map/fr.ts'
import { fr as nearby } from './nearby/fr.ts'
import { fr as notFound } from './not-found/fr.ts'
import { fr as offline } from './offline/fr.ts'
import { fr as problem } from './problem/fr.ts'
import { fr as profile } from './profile/fr.ts'
import { fr as push } from './push/fr.ts'
import { fr as qr } from './qr/fr.ts'
import { fr as ride } from './ride/fr.ts'
import { fr as schedule } from './schedule/fr.ts'
import { fr as share } from './share/fr.ts'
import { fr as signIn } from './sign-in/fr.ts'
import { fr as vehicles } from './vehicles/fr.ts'

/** Each topic is checked against the English one where it is written. */
export const fr: Record<keyof typeof en, string> = {
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
