/** Which kind of message a file may travel in, and how big it may be. */
export type MediaKind = 'image' | 'document' | 'audio' | 'video' | 'sticker'

export function kindOfMime(mime: string): MediaKind | undefined {
  const bare = mime.split(';')[0]?.trim().toLowerCase() ?? ''
  return (Object.keys(accepted) as MediaKind[]).find((kind) => accepted[kind].types.includes(bare))
}

export const sizeLimitOf = (kind: MediaKind): number => accepted[kind].maxBytes

export const acceptedTypes = (): string[] => Object.values(accepted).flatMap((kind) => kind.types)

const MB = 1024 * 1024

/** developers.facebook.com/docs/whatsapp/cloud-api/reference/media#supported-media-types */
const accepted: Record<MediaKind, { maxBytes: number; types: string[] }> = {
  image: { maxBytes: 5 * MB, types: ['image/jpeg', 'image/png'] },
  sticker: { maxBytes: 500 * 1024, types: ['image/webp'] },
  audio: { maxBytes: 16 * MB, types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'] },
  video: { maxBytes: 16 * MB, types: ['video/mp4', 'video/3gpp'] },
  document: {
    maxBytes: 100 * MB,
    types: [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
  },
}
