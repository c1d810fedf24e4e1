import { sw as drive } from './drive/sw.ts'
import { sw as find } from './find/sw.ts'
import { sw as general } from './general/sw.ts'
import { sw as places } from './places/sw.ts'
import { sw as push } from './push/sw.ts'
import { sw as ride } from './ride/sw.ts'
import { sw as signIn } from './sign-in/sw.ts'
import type { MessageKey } from './translation.ts'
import { sw as trips } from './trips/sw.ts'
import { sw as vehicles } from './vehicles/sw.ts'

export const sw: Record<MessageKey, string> = {
  ...general,
  ...places,
  ...drive,
  ...find,
  ...push,
  ...ride,
  ...signIn,
  ...trips,
  ...vehicles,
}
