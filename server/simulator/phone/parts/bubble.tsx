import { memo } from 'preact/compat'
import type { ChatEntry, Tick } from '../../chat.ts'
import type { Choice } from '../../readable.ts'
import type { Template } from '../../templates.ts'
import { timeOf } from '../dates.ts'
import { Icon } from '../icons.tsx'
import type { Words } from '../words.ts'
import { Content, quotedText } from './content.tsx'

/** What can be done from a bubble; the phone opens the sheet or sends the answer. */
export interface BubbleActions {
  choose(choice: Choice, entry: ChatEntry): void
  openList(entry: ChatEntry): void
  askLocation(entry: ChatEntry): void
  openActions(entry: ChatEntry): void
  dial(number: string): void
  view(picture: { src: string; alt: string }): void
}

export interface BubbleProps {
  entry: ChatEntry
  /** The message it answers, if that is still on the phone. */
  quoted: ChatEntry | undefined
  isFirstOfGroup: boolean
  businessName: string
  templates: Template[]
  words: Words
  actions: BubbleActions
}

export const Bubble = memo(function Bubble(props: BubbleProps) {
  const { entry, quoted, isFirstOfGroup, businessName, words, actions } = props
  if (entry.side === 'system') {
    const { body } = (entry.message.system ?? {}) as { body?: string }
    return (
      <li class="note">
        <span>{body ?? entry.type}</span>
      </li>
    )
  }
  const mine = entry.side === 'person'
  const author = mine ? words.you : entry.side === 'human' ? words.human : businessName
  return (
    <li class={`row ${mine ? 'mine' : 'theirs'} ${isFirstOfGroup ? 'first' : ''}`} data-id={entry.id}>
      <article class={`bubble ${entry.side} ${entry.tick === 'failed' ? 'failed' : ''}`} aria-label={author}>
        {entry.side === 'human' && isFirstOfGroup && <p class="author">{words.human}</p>}
        {quoted !== undefined && (
          <blockquote class="quote">
            <b>{quoted.side === 'person' ? words.you : businessName}</b>
            <span>{quotedText(quoted, props.templates)}</span>
          </blockquote>
        )}
        {entry.revoked ? <p class="deleted">{words.deleted}</p> : <Content {...props} />}
        <footer class="meta">
          {entry.edited && <span>{words.edited}</span>}
          <time>{timeOf(entry.at)}</time>
          <Ticks tick={entry.tick} mine={mine} />
        </footer>
        {entry.note !== undefined && <p class="why">{entry.note}</p>}
        <button
          type="button"
          class="actions"
          aria-label={words.more}
          title={words.more}
          onClick={() => actions.openActions(entry)}
        >
          <Icon name="chevron" size={18} />
        </button>
      </article>
      {entry.reaction !== undefined && entry.reaction !== '' && (
        <span class="reaction">{entry.reaction}</span>
      )}
    </li>
  )
})

/** ✓ with WhatsApp · ✓✓ with the other side · blue when read. On the bot's bubbles: what the bot was told. */
function Ticks({ tick, mine }: { tick: Tick; mine: boolean }) {
  const meaning = (mine ? ownTicks : botTicks)[tick]
  return (
    <span class={`ticks ${tick}`} role="img" aria-label={meaning} title={meaning}>
      <svg viewBox="0 0 20 12" width="18" height="11" aria-hidden="true">
        {tick === 'queued' && <circle cx="10" cy="6" r="4.4" />}
        {tick === 'queued' && <path d="M10 3.6V6l1.6 1" />}
        {tick === 'failed' && <path d="M10 1.5v5.5m0 2.6v.1" />}
        {tick !== 'queued' && tick !== 'failed' && <path d="m2.5 6.5 3 3 6.5-8" />}
        {(tick === 'delivered' || tick === 'read' || tick === 'played') && (
          <path d="m8.8 8.3 1.2 1.2 6.5-8" />
        )}
      </svg>
    </span>
  )
}

const ownTicks: Record<Tick, string> = {
  queued: 'On its way',
  sent: 'Sent, waiting for the bot',
  delivered: 'The bot has it',
  read: 'The bot has read it',
  played: 'The bot has read it',
  failed: 'The bot never took it',
}

const botTicks: Record<Tick, string> = {
  queued: 'Accepted; the bot knows no more yet',
  sent: 'The bot was told: sent',
  delivered: 'The bot was told: delivered',
  read: 'The bot was told: read',
  played: 'The bot was told: played',
  failed: 'The bot was told: failed',
}
