import type { Migration } from 'kysely/migration'
import { spine } from './0001-spine.ts'
import { qr } from './0002-qr.ts'
import { media } from './0003-media.ts'
import { askedForHuman } from './0004-asked-for-human.ts'
import { places } from './0005-places.ts'
import { drivers } from './0006-drivers.ts'
import { rides } from './0007-rides.ts'
import { trips } from './0008-trips.ts'
import { documents } from './0009-documents.ts'
import { web } from './0010-web.ts'

/** Every migration in its order, by a name that never changes once released: no file is looked up at run time. */
export const migrations: Record<string, Migration> = {
  '0001-spine': spine,
  '0002-qr': qr,
  '0003-media': media,
  '0004-asked-for-human': askedForHuman,
  '0005-places': places,
  '0006-drivers': drivers,
  '0007-rides': rides,
  '0008-trips': trips,
  '0009-documents': documents,
  '0010-web': web,
}
