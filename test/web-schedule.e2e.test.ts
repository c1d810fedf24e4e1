import { afterAll, afterEach, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { addKigali } from '../server/places/testing.ts'
import { openSession } from '../server/sessions/session.ts'
import { vehicleFor } from '../server/trips/testing.ts'
import { barriersOn, startWebApp, type Visitor, type VisitorOptions, type WebApp } from './web.ts'
import { chip, choosePlace, picture } from './web-hands.ts'

// A browser on a busy machine takes its time; Playwright's own waits are shorter and say more.
setDefaultTimeout(120_000)

let app: WebApp
let visitors: Visitor[] = []
beforeAll(async () => {
  app = await startWebApp()
  await addKigali(app.running.server.context.db)
})
afterAll(() => app[Symbol.asyncDispose]())
afterEach(async () => {
  const complaints = visitors.flatMap((one) => one.complaints)
  for (const { context } of visitors) await context.close()
  visitors = []
  expect(complaints).toEqual([])
})

async function visit(path: string, options: VisitorOptions): Promise<Visitor> {
  const one = await app.visitor(options)
  visitors.push(one)
  await one.goTo(path)
  return one
}

/** From Kimironko to Nyabugogo, tomorrow. */
async function fill(page: Page): Promise<void> {
  await choosePlace(page, 'From', 'Kimironko Market')
  await choosePlace(page, 'To', 'Nyabugogo Market')
  await chip(page, 'Day', 'Tomorrow').click()
}

describe('two people plan a trip for tomorrow', () => {
  test('find each other, agree, write, and part again', async () => {
    const jean = await visit('/schedule', { waId: '250788000001', name: 'Jean Bosco' })
    await app.running.server.context.db.write((tx) => vehicleFor(tx, jean.personId ?? 0))
    await jean.goTo('/schedule')
    await picture(jean.page, 'schedule-empty')
    await chip(jean.page, 'What would you like?', 'I drive').click()
    await fill(jean.page)
    await chip(jean.page, 'You leave between', '6–10').click()
    await jean.page.getByRole('button', { name: 'One more' }).click()
    await picture(jean.page, 'schedule-form')
    expect(await barriersOn(jean.page)).toEqual([])
    await jean.page.getByRole('button', { name: 'Find passengers' }).click()
    await jean.page.getByText('Nobody suits yet').waitFor()
    await picture(jean.page, 'schedule-nobody')

    const aline = await visit('/schedule', { waId: '250788123456', name: 'Aline Uwase', colorScheme: 'dark' })
    await fill(aline.page)
    await picture(aline.page, 'schedule-form-dark')
    await aline.page.getByRole('button', { name: 'Find drivers' }).click()
    await aline.page.getByText('Choose an hour.').waitFor()
    await chip(aline.page, 'Hour', '08:00').click()
    await aline.page.getByRole('button', { name: 'Find drivers' }).click()
    await aline.page.getByText('These drivers suit you').waitFor()
    await picture(aline.page, 'schedule-matches-dark')
    expect(await barriersOn(aline.page)).toEqual([])
    await aline.page.getByRole('button', { name: 'Ask to go along' }).click()
    await aline.page.getByText('Jean is asked').waitFor()
    await aline.page.getByRole('button', { name: 'Your trips' }).click()
    await aline.page.getByText('You asked Jean').waitFor()

    // He hears of it while the page lies open.
    await jean.page.getByRole('button', { name: 'Your trips' }).click()
    await jean.page.getByText('Aline would like to go with you').waitFor()
    await picture(jean.page, 'schedule-asked')
    expect(await barriersOn(jean.page)).toEqual([])
    await jean.page.getByRole('button', { name: 'Accept' }).click()
    await jean.page.getByText('You take Aline Uwase along').waitFor()
    await aline.page.reload()
    await aline.page.getByText('Jean Bosco takes you along').waitFor()
    expect(await aline.page.getByRole('link', { name: 'Call' }).getAttribute('href')).toBe(
      'tel:+250788000001',
    )
    await picture(aline.page, 'schedule-agreed-dark')
    await aline.page.getByRole('button', { name: 'Message' }).click()
    const sheet = aline.page.getByRole('dialog')
    await sheet.getByRole('textbox').fill('I wait at the gate')
    await picture(aline.page, 'schedule-message-dark')
    await sheet.getByRole('button', { name: 'Send' }).click()
    await aline.page.getByText('Sent to Jean Bosco.').waitFor()
    await jean.page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await picture(jean.page, 'schedule-why')
    await jean.page.getByRole('button', { name: 'Vehicle trouble' }).click()
    await jean.page.getByText('You take Aline Uwase along').waitFor({ state: 'detached' })
    await picture(jean.page, 'schedule-mine')
    await jean.page.getByRole('button', { name: 'Cancel trip' }).click()
    await jean.page.getByRole('button', { name: 'Yes, the whole trip' }).click()
    await jean.page.getByRole('button', { name: 'Find drivers' }).waitFor()
  })
})

describe('a plan', () => {
  const options = { waId: '250788000003', name: 'Claudine' }

  test('survives a reload half way, and comes along with a link', async () => {
    const { page, goTo } = await visit('/schedule', options)
    await fill(page)
    await chip(page, 'How often?', 'Every week').click()
    await page.reload()
    await page.getByRole('combobox', { name: 'From' }).waitFor()
    expect(await page.getByRole('combobox', { name: 'From' }).inputValue()).toBe('Kimironko Market')
    expect(await chip(page, 'Day', 'Tomorrow').isChecked()).toBe(true)
    expect(await chip(page, 'How often?', 'Every week').isChecked()).toBe(true)
    await goTo('/schedule?from=-1.958,30.112&fromName=Remera&to=-1.9394,30.0448&toName=Nyabugogo')
    expect(await page.getByRole('combobox', { name: 'From' }).inputValue()).toBe('Remera')
    expect(await page.getByRole('combobox', { name: 'To' }).inputValue()).toBe('Nyabugogo')
  })

  test('is saved with the hour that was chosen, and can be taken back at once', async () => {
    const { page, personId } = await visit('/schedule', { ...options, waId: '250788000007' })
    const kept = () =>
      app.running.server.context.db.read.all<{ state: string }>(
        'select state from trip where person_id = ?',
        personId,
      )
    await fill(page)
    await chip(page, 'Hour', '08:00').click()
    await page.getByText('An hour earlier or later suits too.').waitFor()
    await page.getByRole('button', { name: 'Save and find drivers' }).click()
    await page.getByText('about 08:00').waitFor()
    expect(kept()).toHaveLength(1)
    await page.getByRole('button', { name: 'Take the trip back' }).click()
    await page.getByRole('combobox', { name: 'From' }).waitFor()
    expect(kept().filter(({ state }) => state === 'active')).toEqual([])
  })

  test('says field by field what is missing, and what the server refuses', async () => {
    const { page, complaints } = await visit('/schedule', { ...options, waId: '250788000004' })
    await page.getByRole('button', { name: 'Find drivers' }).click()
    for (const text of [
      'Choose where the trip begins.',
      'Choose where it goes.',
      'Choose a day.',
      'Choose an hour.',
    ])
      await page.getByText(text).waitFor()
    expect(await barriersOn(page)).toEqual([])
    await picture(page, 'schedule-faults')
    await choosePlace(page, 'From', 'Kimironko Market')
    await choosePlace(page, 'To', 'Kimironko Market')
    await chip(page, 'Day', 'Tomorrow').click()
    await chip(page, 'Hour', 'Any hour').click()
    await page.getByRole('button', { name: 'Find drivers' }).click()
    await page.getByText('Choose a place further away.').waitFor()
    expect(complaints.splice(0)).toEqual([expect.stringContaining('409')])
    await page.getByRole('radio', { name: 'I drive' }).click()
    await page.getByText('To offer seats you need a vehicle').waitFor()
    await picture(page, 'schedule-no-vehicle')
  })

  test('is kept for whoever must sign in again first', async () => {
    const { page, context, complaints, personId, goTo } = await visit('/schedule', {
      ...options,
      waId: '250788000006',
    })
    const { db, clock } = app.running.server.context
    await fill(page)
    await chip(page, 'Hour', '17:00').click()
    await db.write((tx) => tx.run('delete from web_session where person_id = ?', personId))
    // The page has noticed by itself where things come live, and notices now where they do not.
    await page.reload()
    const way = page.getByRole('main').getByRole('link', { name: 'Sign in' })
    expect(await way.getAttribute('href')).toBe('/sign-in?next=%2Fschedule')
    const session = { personId: personId ?? 0, loginId: null, device: 'Chrome, Android' }
    const { token } = await db.write((tx) => openSession(tx, session, clock.now()))
    await context.addCookies([{ name: 'inzira', value: token, url: app.url, httpOnly: true }])
    await goTo('/schedule')
    expect(await page.getByRole('combobox', { name: 'To' }).inputValue()).toBe('Nyabugogo Market')
    expect(await chip(page, 'Hour', '17:00').isChecked()).toBe(true)
    complaints.splice(0, complaints.length, ...complaints.filter((line) => !line.includes('401')))
  })

  test('waits without a network, and is sent once when there is one again', async () => {
    const { page, context, complaints, personId } = await visit('/schedule', {
      ...options,
      waId: '250788000005',
    })
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
    await fill(page)
    await chip(page, 'Hour', '17:00').click()
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Find drivers' }).click()
    await page.getByText('Kept on this phone').waitFor()
    await page.getByText('waits to be sent').waitFor()
    await picture(page, 'schedule-queued')
    await context.setOffline(false)
    await page.getByRole('article').getByText('Nyabugogo Market').waitFor()
    const { n } = app.running.server.context.db.read.get<{ n: number }>(
      'select count(*) as n from trip where person_id = ?',
      personId,
    ) ?? { n: 0 }
    expect(n).toBe(1)
    // What the browser says of a lost network is no fault of the page.
    complaints.splice(
      0,
      complaints.length,
      ...complaints.filter((line) => !/ERR_INTERNET|Failed to fetch/.test(line)),
    )
  })
})
