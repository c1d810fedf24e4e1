import type { Reader, Tx } from '../db/open.ts'
import type { FeatureFlagRow } from '../db/schema.ts'

/** Whether a feature may be begun. A flag nobody declared is off. */
export const isOn = (tx: Tx | Reader, name: string): boolean =>
  tx.get<{ enabled: number }>('select enabled from feature_flag where name = ?', name)?.enabled === 1

/** All that were declared, by name. */
export const allFlags = (read: Tx | Reader): FeatureFlagRow[] =>
  read.all<FeatureFlagRow>('select * from feature_flag order by name')

/** A running server notices by itself: it looks at the row each time. False when there is no such flag. */
export const setFlag = (tx: Tx, name: string, enabled: boolean): boolean =>
  tx.run('update feature_flag set enabled = ? where name = ?', enabled ? 1 : 0, name).changes > 0
