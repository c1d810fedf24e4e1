/** What somebody is told on the screen of their phone. Anybody may see that screen: no numbers, no PINs, no places. */
export interface Push {
  title: string
  body: string
  /** Opened by a tap: a path of this server. */
  url: string
  /** A later one with the same tag takes its place on the screen. */
  tag: string
  /** high: wakes a phone that saves its battery. */
  urgency: 'normal' | 'high'
  /** Milliseconds since 1970: after that it is not worth telling any more. */
  until: number
  /** The words of a button beneath it, which opens the same. */
  action?: string
  /** Takes the place of an earlier one without a sound. */
  quiet?: true
}

/** What a browser's service worker is sent, as JSON. */
export interface PushPayload {
  /** Names the event: the same one again is not sounded again. */
  id: string
  title: string
  body: string
  url: string
  tag: string
  lang: string
  /** When it happened, milliseconds since 1970. */
  at: number
  action?: string
  quiet?: true
}

/** Of at most 4,096 bytes a push service takes, encryption included, this is well below. */
export function payloadOf(push: Push, { id, lang, at }: Pick<PushPayload, 'id' | 'lang' | 'at'>): string {
  const { url, tag, action, quiet } = push
  const payload: PushPayload = {
    id,
    title: clipped(push.title, maxTitle),
    body: clipped(push.body, maxBody),
    url,
    tag,
    lang,
    at,
    ...(action !== undefined && { action }),
    ...(quiet && { quiet }),
  }
  return JSON.stringify(payload)
}

const clipped = (text: string, most: number): string => {
  const letters = [...text]
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}

const maxTitle = 100
const maxBody = 250
