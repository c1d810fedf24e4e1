import type { ChatEntry } from '../../chat.ts'
import { type Json, listOf, objectOf, textOf } from '../../json.ts'
import { unmarked } from '../../marks.ts'
import { choicesOf, readable } from '../../readable.ts'
import type { Template } from '../../templates.ts'
import { DialLink, Formatted } from '../formatted.tsx'
import { Icon } from '../icons.tsx'
import type { BubbleProps } from './bubble.tsx'
import { LocationCard } from './sketch.tsx'

/** What is inside a bubble, by the type of the message. */
export function Content(props: BubbleProps) {
  const { entry, actions, words } = props
  const content = contentOf(entry)
  switch (entry.type) {
    case 'text':
      return <Text body={textOf(content.body)} {...props} />
    case 'image':
    case 'sticker':
    case 'video':
    case 'audio':
    case 'document':
      return (
        <>
          <Medium kind={entry.type} media={content} {...props} />
          {textOf(content.caption) !== undefined && <Text body={textOf(content.caption)} {...props} />}
        </>
      )
    case 'location':
      return <LocationCard location={content} label={words.open} />
    case 'contacts':
      return <Contacts cards={listOf(entry.message.contacts)} onDial={actions.dial} />
    case 'interactive':
      return entry.side === 'person' ? <Chosen content={content} {...props} /> : <Interactive {...props} />
    case 'button':
      return <Text body={textOf(content.text)} {...props} />
    case 'template':
      return (
        <>
          <Text body={readable(props.templates, entry.message).text} {...props} />
          <Choices {...props} />
        </>
      )
    case 'order':
      return <p class="kind">🛒 {listOf(content.product_items).length} × Order</p>
    case 'unsupported':
      return <p class="kind">This kind of message cannot be shown to the bot</p>
    default:
      return <p class="kind">{entry.type}</p>
  }
}

function Text({ body, actions }: { body: string | undefined } & BubbleProps) {
  return (
    <p class="text">
      <Formatted text={body ?? ''} onDial={actions.dial} />
    </p>
  )
}

function Interactive(props: BubbleProps) {
  const { entry, words, actions } = props
  const content = contentOf(entry)
  const header = objectOf(content.header)
  const headerKind = textOf(header?.type)
  const footer = textOf(objectOf(content.footer)?.text)
  const action = objectOf(content.action)
  const parameters = objectOf(action?.parameters)
  const url = textOf(parameters?.url)
  return (
    <>
      {headerKind === 'text' && <p class="heading">{textOf(header?.text)}</p>}
      {headerKind !== undefined && headerKind !== 'text' && (
        <Medium kind={headerKind} media={objectOf(header?.[headerKind]) ?? {}} {...props} />
      )}
      <Text body={textOf(objectOf(content.body)?.text)} {...props} />
      {footer !== undefined && <p class="small">{footer}</p>}
      {content.type === 'button' && <Choices {...props} />}
      {content.type === 'list' && (
        <button type="button" class="choice" onClick={() => actions.openList(entry)}>
          <Icon name="list" /> {textOf(action?.button)}
        </button>
      )}
      {content.type === 'cta_url' && url !== undefined && (
        <a class="choice" href={url} target="_blank" rel="noreferrer">
          <Icon name="link" /> {textOf(parameters?.display_text)}
        </a>
      )}
      {content.type === 'location_request_message' && (
        <button type="button" class="choice" onClick={() => actions.askLocation(entry)}>
          <Icon name="location" /> {words.sendLocation}
        </button>
      )}
    </>
  )
}

function Choices({ entry, templates, actions }: BubbleProps) {
  return (
    <>
      {choicesOf(templates, { ...entry.message, type: entry.type }).map((choice) => (
        <button type="button" class="choice" key={choice.id} onClick={() => actions.choose(choice, entry)}>
          <Icon name="reply" /> {choice.title}
        </button>
      ))}
    </>
  )
}

/** What the person tapped, shown as their own words. */
function Chosen({ content, ...props }: { content: Json } & BubbleProps) {
  const reply = objectOf(content[textOf(content.type) ?? ''])
  return (
    <>
      <Text body={textOf(reply?.title)} {...props} />
      {textOf(reply?.description) !== undefined && <p class="small">{textOf(reply?.description)}</p>}
    </>
  )
}

function Medium({ kind, media, words, actions }: { kind: string; media: Json } & BubbleProps) {
  const id = textOf(media.id)
  const src = id === undefined ? undefined : `/simulator/media/${id}`
  const alt = textOf(media.caption) ?? words.photo
  if (src === undefined) {
    return (
      <a class="file" href={textOf(media.link) ?? '#'} target="_blank" rel="noreferrer">
        <Icon name="link" /> <span>{textOf(media.link)}</span>
      </a>
    )
  }
  if (kind === 'image' || kind === 'sticker') {
    return (
      <button
        type="button"
        class={`picture ${kind}`}
        aria-label={`${words.open}: ${alt}`}
        onClick={() => actions.view({ src, alt })}
      >
        <img src={src} alt={alt} onLoad={markLow} />
      </button>
    )
  }
  // biome-ignore lint/a11y/useMediaCaption: what people send has no captions
  if (kind === 'video') return <video class="video" src={src} controls preload="metadata" />
  // biome-ignore lint/a11y/useMediaCaption: what people send has no captions
  if (kind === 'audio') return <audio class="audio" src={src} controls preload="metadata" />
  const filename = textOf(media.filename) ?? words.document
  return (
    <a class="file" href={src} target="_blank" rel="noreferrer">
      <span class="sheet">{filename.split('.').at(-1)?.slice(0, 4).toUpperCase()}</span>
      <span class="filename">{filename}</span>
    </a>
  )
}

/** The picture of a figure or a line would otherwise be blown up to the width of the bubble. */
function markLow({ currentTarget: img }: { currentTarget: HTMLImageElement }): void {
  img.classList.toggle('low', img.naturalHeight <= lowPx)
}
const lowPx = 120

function Contacts({ cards, onDial }: { cards: unknown[]; onDial: (number: string) => void }) {
  return (
    <>
      {cards.map(objectOf).map((card) => {
        const name = textOf(objectOf(card?.name)?.formatted_name) ?? ''
        const phone = textOf(objectOf(listOf(card?.phones)[0])?.phone)
        return (
          <div class="card" key={phone ?? name}>
            <span class="avatar">{name.slice(0, 1)}</span>
            <span>
              <b>{name}</b>
              {phone !== undefined && <DialLink number={phone} onDial={onDial} />}
            </span>
          </div>
        )
      })}
    </>
  )
}

/** One line for the quote above an answer. */
export const quotedText = (entry: ChatEntry, templates: Template[]): string =>
  unmarked(writtenText(entry, templates)).slice(0, 120)

/** What was written, whole and as it was written: to be copied or changed. */
export function writtenText(entry: ChatEntry, templates: Template[]): string {
  const reply = objectOf(contentOf(entry)[textOf(contentOf(entry).type) ?? ''])
  const { text } = readable(templates, { ...entry.message, type: entry.type })
  return text || textOf(reply?.title) || textOf(contentOf(entry).text) || entry.type
}

export const contentOf = (entry: ChatEntry): Json => objectOf(entry.message[entry.type]) ?? {}
