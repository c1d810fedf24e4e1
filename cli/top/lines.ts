/** What is shown, before it becomes a terminal's colours or plain text. */
export type Tone = 'label' | 'strong' | 'good' | 'doubtful' | 'bad' | 'dim' | 'chosen'
export type Segment = string | readonly [text: string, tone: Tone]
export type Line = readonly Segment[]

export const textOf = (line: Line): string =>
  line
    .map((segment) => (typeof segment === 'string' ? segment : segment[0]))
    .join('')
    .trimEnd()

export const toneOfStatus = { ok: 'good', degraded: 'doubtful', unhealthy: 'bad' } as const satisfies Record<
  string,
  Tone
>
