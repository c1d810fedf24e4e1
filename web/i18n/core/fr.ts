import { fr as common } from '../common/fr.ts'
import { fr as home } from '../home/fr.ts'
import { fr as notFound } from '../not-found/fr.ts'
import { fr as offline } from '../offline/fr.ts'
import { fr as problem } from '../problem/fr.ts'
import { fr as push } from '../push/fr.ts'

/** Each topic is checked against the English one where it is written. */
export const fr = { ...common, ...home, ...notFound, ...offline, ...problem, ...push }
