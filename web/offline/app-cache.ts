/** The files of the app on the phone lie in one cache for each version; the worker fills them (web/sw/files.ts). */
export const cachePrefix = 'app-'

/** Nobody else empties or leaves the caches meanwhile: held by whoever adds to them, in the page and in the worker. */
export function whileKept(work: () => Promise<void>): Promise<void> {
  return navigator.locks.request(lock, { mode: 'shared' }, work)
}

/** Where offline support was switched off: nothing of any version stays. */
export function dropAllVersions(): Promise<void> {
  return navigator.locks.request(lock, async () => {
    for (const name of await caches.keys()) if (name.startsWith(cachePrefix)) await caches.delete(name)
  })
}

const lock = 'app-files'
