import { en as common } from '../common/en.ts'
import { en as home } from '../home/en.ts'
import { en as notFound } from '../not-found/en.ts'
import { en as offline } from '../offline/en.ts'
import { en as problem } from '../problem/en.ts'
import { en as push } from '../push/en.ts'

/** What any page may say; the other topics come with the pages that use them (topics.ts). */
export const en = { ...common, ...home, ...notFound, ...offline, ...problem, ...push }
