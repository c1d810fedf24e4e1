import { graphFault, noSuchObject } from './graph-fault.ts'
import { acceptedTypes, kindOfMime, sizeLimitOf } from './media-kinds.ts'
import type { Outcome } from './send.ts'
import { signatureOf } from './sign.ts'
import type { World } from './world.ts'

/** What a handler of the Graph API gives back: JSON, bytes, a refusal, or silence. */
export type GraphAnswer =
  | Outcome
  /** `breaksAt`: the connection breaks after so many bytes. */
  | { is: 'bytes'; body: Uint8Array<ArrayBuffer>; type: string; breaksAt?: number }

/** Where `url` of a medium leads; needs the bearer token like everything else. */
export const mediaPath = '/whatsapp_business/attachments/'

/** Multipart with `messaging_product`, `type` and `file`. */
export async function uploadMedia(world: World, request: Request): Promise<GraphAnswer> {
  const broken = faultOn(world, 'upload')
  if (broken) return broken
  let form: FormData
  try {
    form = (await request.formData()) as FormData
  } catch {
    return { is: 'refused', fault: graphFault(100, 'The request must be multipart/form-data with a file.') }
  }
  if (form.get('messaging_product') !== 'whatsapp') {
    return {
      is: 'refused',
      fault: graphFault(100, 'Param messaging_product is required and must be "whatsapp".'),
    }
  }
  const file = form.get('file')
  if (!(file instanceof Blob)) return { is: 'refused', fault: graphFault(100, 'Param file is required.') }
  const given = form.get('type')
  const mime = (typeof given === 'string' && given !== '' ? given : file.type).split(';')[0] ?? ''
  const kind = kindOfMime(mime)
  if (kind === undefined) {
    const details = `Param file must be a file with one of the following types: ${acceptedTypes().join(', ')}. Received file of type '${mime}'.`
    return { is: 'refused', fault: graphFault(100, details) }
  }
  if (file.size === 0) return { is: 'refused', fault: graphFault(100, 'Param file is empty.') }
  if (file.size > sizeLimitOf(kind)) {
    const details = `File of ${file.size} bytes is larger than the ${sizeLimitOf(kind)} bytes allowed for ${kind}.`
    return { is: 'refused', fault: graphFault(131053, details) }
  }
  const name = file instanceof File ? file.name : undefined
  const medium = world.media.add(new Uint8Array(await file.arrayBuffer()), mime, 30, name)
  return { is: 'answered', body: { id: medium.id } }
}

/** The download address lives five minutes. */
export async function mediaInfo(world: World, id: string, address: URL): Promise<GraphAnswer> {
  await dawdle(world, 'info')
  const broken = faultOn(world, 'info')
  if (broken) return broken
  const owner = address.searchParams.get('phone_number_id')
  const medium = world.media.find(id)
  if (medium === undefined || (owner !== null && owner !== world.identity.phoneNumberId)) {
    return { is: 'refused', fault: noSuchObject('get', id) }
  }
  const mime = world.faults.strike(['media.wrong_mime'], undefined)?.mime ?? medium.mime
  const isExpired = world.faults.strike(['media.expired'], undefined) !== undefined
  const expiresAt = world.clock.now() + (isExpired ? -1_000 : urlLifeMs)
  const query = new URLSearchParams({
    mid: id,
    ext: String(expiresAt),
    hash: hashOf(world, id, String(expiresAt)),
  })
  return {
    is: 'answered',
    body: {
      messaging_product: 'whatsapp',
      url: `${address.origin}${mediaPath}?${query}`,
      mime_type: mime,
      sha256: medium.sha256,
      file_size: medium.bytes.byteLength,
      id,
    },
  }
}

export async function downloadMedia(world: World, address: URL): Promise<GraphAnswer> {
  await dawdle(world, 'download')
  const broken = faultOn(world, 'download')
  if (broken) return broken
  const id = address.searchParams.get('mid') ?? ''
  const expiresAt = address.searchParams.get('ext') ?? ''
  const medium = world.media.find(id)
  const isGenuine = address.searchParams.get('hash') === hashOf(world, id, expiresAt)
  if (medium === undefined || !isGenuine || Number(expiresAt) < world.clock.now()) {
    return { is: 'refused', fault: { ...noSuchObject('get', id), status: 404 } }
  }
  const body = new Uint8Array(medium.bytes)
  const type = medium.mime
  if (world.faults.strike(['media.mixed_up'], undefined) !== undefined)
    return { is: 'bytes', body: body.reverse(), type }
  const cut = world.faults.strike(['media.cut'], undefined)
  const half = Math.floor(body.length / 2)
  if (cut?.isQuiet === true) return { is: 'bytes', body: body.slice(0, half), type }
  return { is: 'bytes', body, type, ...(cut !== undefined && { breaksAt: half }) }
}

export function removeMedia(world: World, id: string): GraphAnswer {
  if (!world.media.remove(id)) return { is: 'refused', fault: noSuchObject('delete', id) }
  return { is: 'answered', body: { success: true } }
}

async function dawdle(world: World, on: 'info' | 'download'): Promise<void> {
  const slow = world.faults.strike(['media.slow'], undefined, (one) => one.on === on)
  if (slow !== undefined) await new Promise<void>((resolve) => world.clock.after(slow.delayMs, resolve))
}

function faultOn(world: World, on: 'info' | 'download' | 'upload'): GraphAnswer | undefined {
  const fault = world.faults.strike(['media.http'], undefined, (one) => one.on === on)
  if (fault === undefined) return undefined
  if (fault.status === 404) return { is: 'refused', fault: { ...noSuchObject('get', on), status: 404 } }
  if (fault.status === 401) return { is: 'refused', fault: graphFault(190, undefined, { status: 401 }) }
  return { is: 'broken', status: fault.status }
}

const hashOf = (world: World, id: string, expiresAt: string): string =>
  signatureOf(`${id}:${expiresAt}`, world.identity.appSecret).slice(7, 47)

const urlLifeMs = 5 * 60_000
