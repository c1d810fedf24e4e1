import { effect, signal } from '@preact/signals'

const key = 'inzira.driving'

/** Whether they are online as drivers, as far as was heard; of the last time the app was open before that. */
export const isDriving = signal(localStorage.getItem(key) !== null)

effect(() => {
  if (isDriving.value) localStorage.setItem(key, '1')
  else localStorage.removeItem(key)
})
