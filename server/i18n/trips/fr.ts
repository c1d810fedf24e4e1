import { translationOf } from '../translation.ts'
import type { en } from './en.ts'

export const fr = translationOf<typeof en>()({})
