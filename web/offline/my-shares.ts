import { effect } from '@preact/signals'
import { me } from '../session.ts'
import { keepShare, type Share, sharedById } from './shared.ts'

export { dropShare } from './shared.ts'

/** For whoever is signed in here, once that is known. */
export async function keepMyShare(shared: Parameters<typeof keepShare>[0]): Promise<number | undefined> {
  return keepShare(shared, await whoIsHere())
}

export async function myShare(id: number): Promise<Share | undefined> {
  return sharedById(id, await whoIsHere())
}

/** A file that was handed over to another page, such as /vehicles?shared=3; it stays until `dropShare`. */
export async function sharedFile(id: number): Promise<File | undefined> {
  return (await myShare(id))?.files[0]
}

function whoIsHere(): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>()
  const stop = effect(() => {
    if (me.value !== undefined) resolve(me.value?.id ?? null)
  })
  return promise.finally(stop)
}
