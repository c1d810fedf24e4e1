import { describe, expect, test } from 'bun:test'
import { dirname, join, normalize } from 'node:path'
import { topics } from '../web/i18n/topics.ts'
import { pageTopics } from '../web/page-topics.ts'

const root = join(import.meta.dir, '..')
const transpiler = new Bun.Transpiler({ loader: 'tsx' })
const names = Object.keys(topics)
/** A text's key, whole or as the beginning of one that is put together: 'ride.asked', `ride.${state}`. */
const key = new RegExp(`['\`"](${names.join('|')})\\.(?:[a-zA-Z]|\\$\\{)`, 'g')

/** The topics whose texts are named in a source and in all that it imports, sooner or later. */
async function topicsUsedBy(source: string, seen = new Set<string>()): Promise<Set<string>> {
  const used = new Set<string>()
  if (seen.has(source)) return used
  seen.add(source)
  const code = await Bun.file(join(root, source)).text()
  for (const [, name] of code.matchAll(key)) used.add(name ?? '')
  for (const { path } of transpiler.scanImports(code)) {
    if (!path.startsWith('.') || !/\.tsx?$/.test(path)) continue
    const imported = normalize(join(dirname(source), path))
    // Pages are looked at one by one, and texts are what is asked about.
    if (!imported.startsWith('web/') || /^web\/(?:i18n\/|app\.tsx$)/.test(imported)) continue
    for (const name of await topicsUsedBy(imported, seen)) used.add(name)
  }
  return used
}

describe('every page has the texts it says', () => {
  test.each(Object.keys(pageTopics) as (keyof typeof pageTopics)[])('%s', async (page) => {
    const used = await topicsUsedBy(`web/pages/${page}/page.tsx`)
    const fetched: readonly string[] = pageTopics[page]
    expect([...used].filter((topic) => !fetched.includes(topic))).toEqual([])
  })

  test('and what is round the pages says only what every page knows', async () => {
    for (const source of ['web/update.tsx', 'web/not-found.tsx', 'web/lazy.tsx', 'web/ui/page.tsx'])
      expect([source, ...(await topicsUsedBy(source))]).toEqual([source])
  })

  test('which would be noticed', async () => {
    expect([...(await topicsUsedBy('web/pages/qr/page.tsx'))]).toContain('qr')
  })
})
