import { say } from '../i18n/say.ts'
import type { GroundState } from './ground.ts'

/** Whose map it is, as its licence asks; or that its pictures do not come. */
export function Credit({ state: { attribution, hasFailed } }: { state: GroundState }) {
  if (!hasFailed && attribution.length === 0) return null
  return (
    <p class="map-credit">
      {hasFailed
        ? say('map.noTiles')
        : attribution.map(({ text, href }) =>
            href === undefined ? (
              <span key={text}>{text}</span>
            ) : (
              <a key={text} href={href} target="_blank" rel="noopener noreferrer">
                {text}
              </a>
            ),
          )}
    </p>
  )
}
