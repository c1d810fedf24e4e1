import type { Say } from '../i18n/catalogue.ts'
import type { FoundPlace } from '../policy/places.ts'
import type { Choice, Message } from './message.ts'

export const textNote = (body: string): Message & { kind: 'text' } => ({ kind: 'text', body })

/** "Kimironko market (Kimironko, Gasabo)" */
export const aboutPlace = ({ name, within }: { name: string; within?: string | undefined }): string =>
  within === undefined ? nameWords(name) : `${nameWords(name)} (${within})`

/** On one line, as it is said back. */
export const placeWords = (typed: string): string => typed.replace(/[\s\p{C}]+/gu, ' ').trim()

/**
 * What others called somebody or some place, without what would change the words around it: marks that make text bold
 * or strike it through, and those, unseen, that turn the direction of reading.
 */
export const nameWords = (name: string): string => placeWords(name.replace(/[*_~`]+/g, ' '))

/** At most so many characters as a person counts them. */
export function clip(text: string, most: number): string {
  const letters = [...text]
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

/**
 * Candidates as rows of a list, or, where they are few, as buttons with what tells them apart in the lines above:
 * buttons carry no description.
 */
export function candidateRows(
  found: FoundPlace[],
  say: Say,
): { lines: string[]; rows: Pick<Choice, 'title' | 'description'>[] } {
  const isList = found.length + 1 > maxButtons
  const titles = found.map(({ name }) => clip(nameWords(name), isList ? maxRowTitle : maxButtonTitle))
  const isAlone = (title: string) => titles.indexOf(title) === titles.lastIndexOf(title)
  const rows = found.map((place, index) => {
    const title = titles[index] ?? place.name
    const about = describe(place, say)
    return {
      title: isAlone(title)
        ? title
        : `${index + 1}. ${clip(nameWords(place.name), (isList ? maxRowTitle : maxButtonTitle) - 3)}`,
      ...(isList && about !== '' && { description: clip(about, maxDescription) }),
    }
  })
  const lines = found.map((place, index) =>
    [`${index + 1}. ${nameWords(place.name)}`, describe(place, say)]
      .filter((part) => part !== '')
      .join(' – '),
  )
  return { lines: isList ? [] : lines, rows }
}

function describe({ within, centreOf }: FoundPlace, say: Say): string {
  const centre = centreOf === undefined ? undefined : say('places.onlyCentre', { centre: centreOf })
  return [within, centre].filter((part) => part !== undefined).join(' · ')
}

const maxButtons = 3
const maxButtonTitle = 20
const maxRowTitle = 24
const maxDescription = 72
