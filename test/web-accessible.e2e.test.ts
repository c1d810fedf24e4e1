import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { type Language, languages } from '../server/i18n/languages.ts'
import { appRoutes } from '../web/routes.ts'
import { barriersOn, startWebApp, type VisitorOptions, type WebApp } from './web.ts'

// A browser on a busy machine takes its time; Playwright's own waits are shorter and say more.
setDefaultTimeout(180_000)

/** PAGES=all looks at every page in every language by day and by night; usually the nights are looked at in one. */
const isLong = process.env.PAGES === 'all'
const nights: Language[] = isLong ? [...languages] : ['rw']

let app: WebApp
beforeAll(async () => {
  app = await startWebApp()
})
afterAll(() => app[Symbol.asyncDispose]())

const pages = Object.keys(appRoutes)
  .map((route) => route.replace(':token', 'x'.repeat(43)).replace(':id', '1'))
  .concat('/nothing-here')

/** Every page, one after the other: what axe finds on them, and what sticks out at the side. */
async function walk(options: VisitorOptions): Promise<string[]> {
  const visitor = await app.visitor(options)
  const found: string[] = []
  for (const path of pages) {
    await visitor.goTo(path)
    for (const barrier of await barriersOn(visitor.page)) found.push(`${path} ${barrier}`)
    const width = await visitor.page.evaluate(() => document.documentElement.scrollWidth)
    if (width > 360) found.push(`${path} is ${width} px wide on a screen of 360`)
    const lang = await visitor.page.evaluate(() => document.documentElement.lang)
    if (lang !== options.language) found.push(`${path} speaks ${lang}`)
  }
  await visitor.context.close()
  return found
}

describe('nobody stumbles over any page', () => {
  for (const language of languages) {
    test(`signed out, in ${language}, by day`, async () => {
      expect(await walk({ language })).toEqual([])
    })
    test(`signed in, in ${language}, by day`, async () => {
      expect(await walk({ language, waId: '250788123456' })).toEqual([])
    })
  }
  for (const language of nights) {
    test(`signed out and in, in ${language}, by night`, async () => {
      const night = { language, colorScheme: 'dark' } as const
      expect([...(await walk(night)), ...(await walk({ ...night, waId: '250788123456' }))]).toEqual([])
    })
  }
})
