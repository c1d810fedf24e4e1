import { offlineDb } from '../offline/db.ts'
import { keepShare } from '../offline/shared.ts'
import { worker } from './scope.ts'

/** What the phone shares with the app: kept on the phone, then shown by /share. Works without a network. */
export async function takeShare(request: Request): Promise<Response> {
  if (!isShared(request)) return Response.redirect('/share', 303)
  try {
    return await keep(await request.formData())
  } catch (error) {
    // A phone that is full, or a form that broke off: the page says what to do.
    console.error('what was shared could not be kept', error)
    return Response.redirect('/share?lost=1', 303)
  }
}

async function keep(form: FormData): Promise<Response> {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const files = form.getAll('files').filter((part): part is File => part instanceof File && part.size > 0)
  const person = await (await offlineDb()).get('settings', 'person')
  const id = await keepShare(
    { title: text('title'), text: text('text'), url: text('url'), files },
    typeof person === 'number' ? person : null,
  )
  return Response.redirect(id === undefined ? '/share?lost=1' : `/share?shared=${id}`, 303)
}

/**
 * A phone shares as if from nowhere, and our own page may; what says that it comes from another site has nothing to
 * share here. (Of a site that hides itself a worker cannot tell: nothing is done with a share before a tap.)
 */
const isShared = ({ referrer }: Request): boolean =>
  referrer === '' || referrer === 'about:client' || new URL(referrer).origin === worker.location.origin
