import type { Reader, Tx } from '../db/open.ts'

/** Whether a feature may be begun. A flag nobody declared is off. */
export const isOn = (tx: Tx | Reader, name: string): boolean =>
  tx.get<{ enabled: number }>('select enabled from feature_flag where name = ?', name)?.enabled === 1
