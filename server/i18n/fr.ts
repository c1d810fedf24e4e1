import { fr as drive } from './drive/fr.ts'
import { fr as find } from './find/fr.ts'
import { fr as general } from './general/fr.ts'
import { fr as places } from './places/fr.ts'
import { fr as push } from './push/fr.ts'
import { fr as ride } from './ride/fr.ts'
import { fr as signIn } from './sign-in/fr.ts'
import type { MessageKey } from './translation.ts'
import { fr as trips } from './trips/fr.ts'
import { fr as vehicles } from './vehicles/fr.ts'

export const fr: Record<MessageKey, string> = {
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
