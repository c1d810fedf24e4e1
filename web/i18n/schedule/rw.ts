import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'schedule.title': 'Teganya urugendo',
})
