import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { pageStyles } from './page.ts'

/** The custom properties of the first rule for the root by day, and of the one by night. */
function colours(css: string): Record<string, string>[] {
  return [...css.matchAll(/:root\s*\{([^}]*)\}/g)].map(([, rule = '']) =>
    Object.fromEntries([...rule.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value])),
  )
}

test('pages for the public have the colours of the app, by day and by night', async () => {
  const tokens = colours(await Bun.file(join(import.meta.dir, '../../web/styles/tokens.css')).text())
  const pages = colours(pageStyles)
  expect(pages).toHaveLength(2)
  pages.forEach((of, at) => {
    expect(Object.keys(of).length).toBeGreaterThan(10)
    expect(tokens[at]).toMatchObject(of)
  })
})
