import { describe, expect, setDefaultTimeout, test } from 'bun:test'
import { concernsAccount } from '../server/simulator/graph-fault.ts'
import { classify } from '../server/whatsapp/errors.ts'
import { phonesForEachTest } from './each-with-phones.ts'

// A browser on a busy machine takes its time; Playwright's own waits are shorter and say more.
setDefaultTimeout(60_000)

const on = phonesForEachTest()

describe('what goes wrong', () => {
  const strike = async (name: RegExp) => {
    await on.page.getByRole('tab', { name: /Faults/ }).click()
    await on.page.locator('.fault').filter({ hasText: name }).first().click()
    await on.page.locator('.active li').first().waitFor()
  }

  test('a send dropped after it was accepted shows on the phone, and in the log as a problem', async () => {
    await strike(/Drop after accept/)
    await on.picture('faults')
    const aline = on.phone('Aline')
    await aline.says('hello')
    await aline.hears('You said: hello')
    await on.page.getByText('Everything works').waitFor()
    await on.page.getByRole('tab', { name: /Wire/ }).click()
    await on.page.getByRole('button', { name: 'Problems' }).click()
    await on.page.locator('.entry').filter({ hasText: 'connection dropped' }).click()
    await on.page.locator('pre').filter({ hasText: '"You said: hello"' }).waitFor()
    await on.picture('wire')
  })

  test('a failed status marks the bubble and says why', async () => {
    on.sim.faults.add({ kind: 'send.error', code: 131026, via: 'status', times: 1 })
    const aline = on.phone('Aline')
    await aline.says('hello')
    const heard = await aline.hears('You said: hello')
    await heard.locator('.ticks.failed').waitFor()
    expect(await heard.locator('.why').textContent()).toContain('131026')
  })

  test('after a refusal of the whole account the page says that the bot has stopped, until it sends again', async () => {
    const line = on.page.getByText('The bot has stopped sending to everybody after 368')
    await on.page.getByRole('tab', { name: /Faults/ }).click()
    const codes = on.page.getByLabel('Error code')
    expect(await codes.locator('option', { hasText: 'stops everybody for a minute' }).count()).toBe(4)
    await codes.selectOption('368')
    await on.page.getByRole('button', { name: 'Fail', exact: true }).click()
    const aline = on.phone('Aline')
    await aline.says('hello')
    await line.first().waitFor()
    expect(await on.page.getByText('Everything works').count()).toBe(0)
    await on.picture('stopped')
    await on.page.reload()
    await line.first().waitFor()
    await on.page.getByRole('banner').getByRole('button', { name: '+1 h' }).click()
    await on.page.getByText('The bot has sent nothing since 368').first().waitFor()
    await aline.says('again')
    await aline.hears('You said: again')
    await on.page.getByText('Everything works').waitFor()
    expect(await on.page.getByText('since 368').count()).toBe(0)
  })

  test('a failed status for the whole account stops the bot as well; one for a person does not', async () => {
    on.sim.faults.add({ kind: 'send.error', code: 131026, times: 1 })
    const aline = on.phone('Aline')
    await aline.says('one')
    await on.page.locator('.entry').filter({ hasText: '131026' }).waitFor()
    expect(await on.page.locator('.halt p').count()).toBe(0)
    on.sim.faults.add({ kind: 'send.error', code: 131042, via: 'status', times: 1 })
    await aline.says('two')
    await on.page.locator('.halt', { hasText: '131042' }).waitFor()
  })

  test('the codes said to stop everybody are those after which the bot stops', () => {
    const codes = Array.from({ length: 135_001 }, (_, code) => code)
    expect(codes.filter(concernsAccount)).toEqual(codes.filter((code) => classify(code, null) === 'pause'))
  })

  test('ten at once are ten things the bot knows, in the language of the phone', async () => {
    await on.page.getByRole('tab', { name: /Faults/ }).click()
    await on.page.getByLabel('For').selectOption({ label: 'Eric Niyonzima' })
    await on.page.getByRole('button', { name: /Ten at once/ }).click()
    await on.phone('Eric').hears('What would you like to do?')
    const said = on.sim.deliveries
      .flatMap(({ updates }) => updates)
      .flatMap(({ lists }) => lists.messages ?? [])
    expect(said.map(({ text }) => (text as { body: string }).body).slice(0, 4)).toEqual([
      'Bonjour',
      'Menu',
      'Aide',
      'QR',
    ])
    expect(said).toHaveLength(10)
    expect(await on.phone('Eric').root.locator('.mine .bubble').count()).toBe(10)
  })

  test('a webhook the bot refuses to the end fails on the phone', async () => {
    on.sim.setWebhook('http://127.0.0.1:1/gone')
    const aline = on.phone('Aline')
    await aline.says('hello')
    await aline.hasTicks('failed')
    expect(await aline.own.locator('.why').textContent()).toContain('never acknowledged')
  })

  test('the person may hide or change the number, and a human may answer', async () => {
    const aline = on.phone('Aline')
    await on.page.getByRole('button', { name: 'More about Aline Uwase' }).click()
    await on.page.getByRole('switch', { name: /Hides the number/ }).click()
    await aline.root.getByText('number hidden').waitFor()
    await on.picture('menu')
    await aline.root.getByRole('button', { name: /A human answers/ }).click()
    const human = await aline.hears('a person from the office')
    expect(await human.getAttribute('class')).toContain('human')
    await aline.says('hello')
    await aline.hears('You said: hello')
    expect(on.sim.deliveries.at(-1)?.body).not.toContain('250788123456')
  })

  test('25 hours later there is a new day and the window is closed', async () => {
    const aline = on.phone('Aline')
    await aline.says('hello')
    await aline.hears('You said: hello')
    await on.page.getByRole('banner').getByRole('button', { name: '+25 h' }).click()
    await aline.root.locator('.day', { hasText: 'Yesterday' }).waitFor()
    await aline.root.getByText('24 hours have passed').waitFor()
    expect(await on.phone('Eric').root.locator('.lock').count()).toBe(0)
    await on.picture('window')
    await aline.says('again')
    await aline.root.locator('.day', { hasText: 'Today' }).waitFor()
    await aline.root.locator('.lock').waitFor({ state: 'detached' })
  })
})
