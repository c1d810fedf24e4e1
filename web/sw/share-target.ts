import { keepShare } from '../offline/shared.ts'

/** What the phone shares with the app: kept on the phone, then shown by /share. Works without a network. */
export async function takeShare(request: Request): Promise<Response> {
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
  const id = await keepShare({ title: text('title'), text: text('text'), url: text('url'), files })
  return Response.redirect(`/share?shared=${id}`, 303)
}
