import type { Db } from '../db/open.ts'

/** Uploads that Meta has deleted by now. */
export const forgetExpiredUploads = (db: Db, now: number): Promise<number> =>
  db.write((tx) => tx.run('delete from media_upload where expires_at < ?', now).changes)
