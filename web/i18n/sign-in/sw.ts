import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const sw = translationOf<typeof en>()({
  'sign-in.title': 'Ingia',
})
