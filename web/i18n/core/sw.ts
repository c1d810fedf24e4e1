import { sw as common } from '../common/sw.ts'
import { sw as home } from '../home/sw.ts'
import { sw as notFound } from '../not-found/sw.ts'
import { sw as offline } from '../offline/sw.ts'
import { sw as problem } from '../problem/sw.ts'
import { sw as push } from '../push/sw.ts'

/** Each topic is checked against the English one where it is written. */
export const sw = { ...common, ...home, ...notFound, ...offline, ...problem, ...push }
