import { describe, expect, test } from 'bun:test'
import { PDFDocument } from 'pdf-lib'
import { sayIn } from '../i18n/catalogue.ts'
import { languages } from '../i18n/languages.ts'
import { memory } from '../queue/testing.ts'
import { clock, km, tariffCard } from './card.ts'
import { allTariffs, changeTariff } from './tariff.ts'

describe('the tariff card', () => {
  test.each([...languages])('has an A4 page for each type with a tariff, in %s', async (language) => {
    const db = await memory()
    const night = { nightFromMin: 1320, nightToMin: 300, nightPercent: 20, waitingPerMinRwf: 0 }
    await db.write((tx) => changeTariff(tx, 'cab', night))
    const tariffs = allTariffs(db.read)
    const card = await PDFDocument.load(await tariffCard(tariffs, language, '23/11/2026'))
    expect(card.getPageCount()).toBe(4)
    const { width, height } = card.getPage(3).getSize()
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842])
    expect(card.getTitle()).toContain(sayIn(language)('find.moto'))
    const [one, same, later] = await Promise.all(
      ['23/11/2026', '23/11/2026', '24/11/2026'].map((day) => tariffCard(tariffs, language, day)),
    )
    expect(same).toEqual(one as Uint8Array)
    expect(later).not.toEqual(one as Uint8Array)
    await db.close()
  })

  test('writes distances and hours as people do', () => {
    const written = [km(2000, 'en'), km(1500, 'en'), km(1500, 'fr'), km(40_000, 'rw')]
    expect(written.map((each) => each.replace('\u00a0', ' '))).toEqual(['2 km', '1.5 km', '1,5 km', '40 km'])
    expect([clock(0), clock(300), clock(1439)]).toEqual(['00:00', '05:00', '23:59'])
  })
})
