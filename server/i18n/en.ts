import { en as drive } from './drive/en.ts'
import { en as find } from './find/en.ts'
import { en as general } from './general/en.ts'
import { en as places } from './places/en.ts'
import { en as push } from './push/en.ts'
import { en as ride } from './ride/en.ts'
import { en as signIn } from './sign-in/en.ts'
import { en as trips } from './trips/en.ts'
import { en as vehicles } from './vehicles/en.ts'

/** The source of every text a person sees, by topic. Placeholders are in braces; the other languages must have the same ones. */
export const en = {
  ...general,
  ...places,
  ...drive,
  ...find,
  ...push,
  ...ride,
  ...signIn,
  ...trips,
  ...vehicles,
} as const
