import { rw as drive } from './drive/rw.ts'
import { rw as find } from './find/rw.ts'
import { rw as general } from './general/rw.ts'
import { rw as places } from './places/rw.ts'
import { rw as push } from './push/rw.ts'
import { rw as ride } from './ride/rw.ts'
import { rw as signIn } from './sign-in/rw.ts'
import type { MessageKey } from './translation.ts'
import { rw as trips } from './trips/rw.ts'
import { rw as vehicles } from './vehicles/rw.ts'

export const rw: Record<MessageKey, string> = {
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
