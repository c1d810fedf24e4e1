/** A file that people on the phone page may send without having one at hand. */
export interface Sample {
  /** What it shows, in a few words. */
  title: string
  /** A word on what it is good for. */
  about?: string
  filename: string
  mime: string
  bytes(): Uint8Array | Promise<Uint8Array>
}

/** As the page lists it; its bytes are at /simulator/samples/<place in the list>. */
export const listed = ({ title, about, filename, mime }: Sample): Omit<Sample, 'bytes'> => ({
  title,
  ...(about !== undefined && { about }),
  filename,
  mime,
})

/** The bytes of one sample; undefined when there is none at that place. */
export async function sampleFile(samples: readonly Sample[], place: string): Promise<Response | undefined> {
  const sample = /^\d+$/.test(place) ? samples[Number(place)] : undefined
  if (sample === undefined) return undefined
  return new Response(new Uint8Array(await sample.bytes()), {
    headers: {
      'content-type': sample.mime,
      'x-content-type-options': 'nosniff',
      // The next demo at this address may have others.
      'cache-control': 'no-cache',
    },
  })
}
