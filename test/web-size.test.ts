import { beforeAll, describe, expect, test } from 'bun:test'
import { brotliCompressSync } from 'node:zlib'
import { languages } from '../server/i18n/languages.ts'
import { buildApp } from '../web/build/app.ts'

type Files = Awaited<ReturnType<typeof buildApp>>

/** The most that scripts and styles of a first visit may weigh, compressed. */
const mostBytes = 60_000

let files: Files
let map: { pages: Record<string, string>; routes: Record<string, Record<string, string[]>> }
beforeAll(async () => {
  files = await buildApp({ minify: true })
  map = JSON.parse(textOf('pages.json'))
})

const textOf = (name: string): string => new TextDecoder().decode(files.get(name))

/** Every script and style that the browser is told to fetch for this page in this language. */
function firstLoadOf(route: string, language: string): Set<string> {
  const html = textOf(map.pages[language] ?? '')
  const named = [...html.matchAll(/\/-\/([\w.-]+\.(?:js|css))"/g)].map(([, name]) => name ?? '')
  expect(named.length).toBeGreaterThan(2)
  return new Set([...named, ...(map.routes[route]?.[language] ?? [])])
}

const compressed = (name: string): number => {
  const bytes = files.get(name)
  if (bytes === undefined) throw new Error(`the page names ${name}, which is not there`)
  return brotliCompressSync(bytes).length
}

describe('a first visit is cheap', () => {
  test('on every page, in every language', () => {
    const sizes = Object.keys(map.routes).flatMap((route) =>
      languages.map((language) => {
        const bytes = [...firstLoadOf(route, language)].reduce((sum, name) => sum + compressed(name), 0)
        return { route, language, bytes }
      }),
    )
    expect(sizes.filter(({ bytes }) => bytes > mostBytes)).toEqual([])
    // Guards the measuring itself: a page without its scripts would be cheap as well.
    expect(sizes.every(({ bytes }) => bytes > 10_000)).toBe(true)
  })

  test('and holds no map, no other language, and nothing of the server', () => {
    for (const route of Object.keys(map.routes)) {
      const code = [...firstLoadOf(route, 'en')].map(textOf).join('\n')
      expect(code).not.toContain('leaflet-container')
      expect(code).not.toContain('Ibinyabiziga')
      expect(code).not.toContain('sqlite')
    }
  })
})
