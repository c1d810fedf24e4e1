import { useEffect, useState } from 'preact/hooks'
import { say } from '../../i18n/say.ts'
import { Icon } from '../../ui/icon.tsx'

/** The picture that goes out; a PDF by its name. */
export function Preview({ file }: { file: File }) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!file.type.startsWith('image/')) return
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  if (url === undefined) {
    return (
      <p class="preview-name">
        <Icon name="file" />
        {file.name}
      </p>
    )
  }
  return <img class="preview" src={url} alt={say('vehicles.yourPhoto')} width="320" height="200" />
}
