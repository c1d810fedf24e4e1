import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const fr = translationOf<typeof en>()({
  'schedule.title': 'Prévoir un trajet',
})
