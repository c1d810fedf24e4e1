import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Outgoing } from '../files.ts'
import { Icon, type IconName } from '../icons.tsx'
import type { Listed } from '../state.ts'
import type { Words } from '../words.ts'

/** Photos, documents, location, contact, and papers to try with where there are some. */
export function AttachMenu({
  words,
  hasSamples,
  onFiles,
  onLocation,
  onContact,
  onSamples,
}: {
  words: Words
  hasSamples: boolean
  onFiles: (files: File[], as?: 'document') => void
  onLocation: () => void
  onContact: () => void
  onSamples: () => void
}) {
  const pick = (icon: IconName, label: string, accept: string, as?: 'document') => (
    <label class={`tile ${icon}`}>
      <span class="disc">
        <Icon name={icon} size={24} />
      </span>
      {label}
      <input
        type="file"
        multiple
        accept={accept}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          if (files.length > 0) onFiles(files, as)
        }}
      />
    </label>
  )
  const open = (icon: IconName, label: string, onClick: () => void) => (
    <button type="button" class={`tile ${icon}`} onClick={onClick}>
      <span class="disc">
        <Icon name={icon} size={24} />
      </span>
      {label}
    </button>
  )
  return (
    <div class="tiles">
      {pick('photo', words.photo, 'image/jpeg,image/png,image/webp')}
      {pick('document', words.document, documents, 'document')}
      {open('location', words.location, onLocation)}
      {open('contact', words.contact, onContact)}
      {hasSamples && open('papers', words.samples, onSamples)}
    </div>
  )
}

const documents = '.pdf,.doc,.docx,.xls,.xlsx,.txt,audio/*,video/mp4,image/*'

/** A last look at what was chosen, with a caption, before it goes. */
export function FilePreview({
  files,
  words,
  onSend,
}: {
  files: Outgoing[]
  words: Words
  onSend: (caption: string) => void
}) {
  const [caption, setCaption] = useState('')
  return (
    <form
      class={`preview ${files.length > 1 ? 'album' : ''}`}
      onSubmit={(event) => {
        event.preventDefault()
        onSend(caption.trim())
      }}
    >
      <div class="chosen">
        {files.map((one) => (
          <Chosen key={one.file} {...one} />
        ))}
      </div>
      <div class="say">
        <input
          type="text"
          data-focus
          maxLength={1024}
          placeholder={words.caption}
          aria-label={words.caption}
          value={caption}
          onInput={(event) => setCaption(event.currentTarget.value)}
        />
        <button type="submit" class="go" aria-label={words.send}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  )
}

function Chosen({ file, as }: Outgoing) {
  const url = useMemo(() => URL.createObjectURL(file), [file])
  useEffect(() => () => URL.revokeObjectURL(url), [url])
  if (file.type.startsWith('image/') && as === undefined) return <img src={url} alt={file.name} />
  return (
    <p class="file">
      <Sheet name={file.name} />
      <span class="filename">
        {file.name}
        <small>{sizeOf(file.size)}</small>
      </span>
    </p>
  )
}

/** Papers to try with, each with a picture of itself. */
export function Samples({
  samples,
  onChoose,
}: {
  samples: Listed[]
  onChoose: (sample: Listed, place: number) => void
}) {
  return (
    <>
      {samples.map((sample, place) => (
        <button type="button" class="line sample" key={sample.title} onClick={() => onChoose(sample, place)}>
          {sample.mime.startsWith('image/') ? (
            <img src={`/simulator/samples/${place}`} alt="" loading="lazy" />
          ) : (
            <Sheet name={sample.filename} />
          )}
          <span>
            <b>{sample.title}</b>
            {sample.about !== undefined && <small>{sample.about}</small>}
          </span>
        </button>
      ))}
    </>
  )
}

/** A leaf with the ending of the name on it. */
export const Sheet = ({ name }: { name: string }) => (
  <span class="sheet" aria-hidden="true">
    {name.split('.').at(-1)?.slice(0, 4).toUpperCase()}
  </span>
)

export const sizeOf = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 * 1024
      ? `${Math.round(bytes / 1024)} kB`
      : `${(bytes / 1048576).toFixed(1)} MB`
