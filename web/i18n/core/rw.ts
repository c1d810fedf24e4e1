import { rw as common } from '../common/rw.ts'
import { rw as home } from '../home/rw.ts'
import { rw as notFound } from '../not-found/rw.ts'
import { rw as offline } from '../offline/rw.ts'
import { rw as problem } from '../problem/rw.ts'
import { rw as push } from '../push/rw.ts'

/** Each topic is checked against the English one where it is written. */
export const rw = { ...common, ...home, ...notFound, ...offline, ...problem, ...push }
