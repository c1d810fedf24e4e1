import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { Refusal } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Fault, Notice } from '../../ui/notice.tsx'

/** A picture or PDF, and the two things it can be good for. */
export function SharedFile({
  file,
  id,
  isPicture,
}: {
  file: File
  id: number | undefined
  isPicture: boolean
}) {
  return (
    <>
      <p class="strong">{isPicture ? say('share.picture') : say('share.pdf', { name: file.name })}</p>
      {isPicture && <Preview file={file} />}
      <ButtonLink look="primary" icon="papers" wide large href={`/vehicles?shared=${id}`}>
        {say('share.vehicle')}
      </ButtonLink>
      {isPicture && <ReadQr file={file} />}
    </>
  )
}

function Preview({ file }: { file: File }) {
  const [url, setUrl] = useState<string | undefined>(undefined)
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return <img class="share-picture" src={url} alt={say('share.preview')} width="320" height="224" />
}

function ReadQr({ file }: { file: File }) {
  const { route } = useLocation()
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined)
  const [unread, setUnread] = useState<string | undefined>(undefined)
  const read = async () => {
    setRefusal(undefined)
    setUnread(undefined)
    try {
      // Its script comes when it is wanted: most pictures are papers of vehicles.
      const { readPicture } = await import('../qr/read-picture.ts')
      const { texts, problem } = await readPicture(file)
      if (problem !== null) setUnread(say(`qr.${problem}`))
      else route(`/qr?read=${encodeURIComponent(texts[0] ?? '')}`)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setRefusal(error)
    }
  }
  return (
    <>
      <Button look="quiet" icon="qr" wide large onClick={read}>
        {say('share.readQr')}
      </Button>
      {unread !== undefined && <Notice kind="warn">{unread}</Notice>}
      {refusal !== undefined && <Fault of={refusal} />}
    </>
  )
}
