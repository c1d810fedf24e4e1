/** What a person did, free of any channel's wire format. */
export type Incoming =
  | { kind: 'text'; body: string }
  /** A tapped button, list row or template quick reply. */
  | { kind: 'choice'; id: string; title: string }
  | { kind: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  | {
      kind: 'media'
      media: 'image' | 'video' | 'audio' | 'document' | 'sticker'
      mediaId: string
      mime: string
      sha256?: string
      caption?: string
      filename?: string
    }
  /** Shared contact cards: the phone numbers found in them, and the name when it is one person's card. */
  | { kind: 'contacts'; phones: string[]; name?: string }
  /** A timer of the person's came due. */
  | { kind: 'timer'; name: string; data: unknown }
  /** Something asked of a worker came back, such as a picture that was read. */
  | { kind: 'result'; name: string; data: unknown }
  /** Understood enough to know that a flow cannot use it. */
  | { kind: 'other'; type: string }
