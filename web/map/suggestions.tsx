import { useEffect, useRef } from 'preact/hooks'
import { say } from '../i18n/say.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import type { Suggestion } from './places.ts'

const icons: Record<Suggestion['from'], IconName> = {
  saved: 'star',
  known: 'pin',
  google: 'pin',
  pasted: 'check',
}

/** The list under the field; the focus stays in the field, which says which line is meant. */
export function Suggestions({
  id,
  found,
  isOpen,
  active,
  onChoose,
}: {
  id: string
  found: Suggestion[]
  isOpen: boolean
  active: number
  onChoose(one: Suggestion): unknown
}) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div class="place-list" hidden={!isOpen}>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={say('map.suggestions')}>
        {isOpen &&
          found.map((one, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus, and names the line by its id
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
            <div
              key={one.key}
              id={`${id}-option-${index}`}
              role="option"
              aria-selected={index === active}
              // Else the field would lose the focus, and the list go, before the tap is over.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(one)}
            >
              <Icon name={icons[one.from]} size={22} />
              <span class="main">
                <span class="title">{one.title}</span>
                {one.under !== '' && <span class="under">{one.under}</span>}
              </span>
              {one.from === 'saved' && <span class="badge">{say('map.saved')}</span>}
            </div>
          ))}
      </div>
      {found.some(({ from }) => from === 'google') && (
        <p class="place-credit" translate={false}>
          {say('map.google')}
        </p>
      )}
    </div>
  )
}
