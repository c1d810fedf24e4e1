/**
 * Somebody's own file as an answer: the browser may hold it, and asks each time whether it still may be shown, so that
 * it shows nothing after its person has signed out. `tag` follows from what is in the file; it is made only when the
 * browser does not hold it.
 */
export async function keptFile(
  request: Request,
  tag: string,
  make: () => Promise<{ bytes: Uint8Array; mime: string; filename?: string }>,
): Promise<Response> {
  const headers = new Headers({
    'cache-control': 'private, no-cache',
    etag: `"${tag}"`,
    vary: 'cookie',
    'x-content-type-options': 'nosniff',
  })
  const known = request.headers.get('if-none-match')?.split(',') ?? []
  // A proxy that compresses an answer marks its tag as weak; the file is the same.
  if (known.some((one) => one.trim().replace(/^W\//, '') === `"${tag}"`))
    return new Response(null, { status: 304, headers })
  const { bytes, mime, filename } = await make()
  headers.set('content-type', mime)
  if (filename !== undefined) headers.set('content-disposition', `attachment; filename="${filename}"`)
  return new Response(new Uint8Array(bytes), { headers })
}
