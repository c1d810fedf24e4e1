import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { sayIn } from '../i18n/catalogue.ts'
import { languages } from '../i18n/languages.ts'
import { shownCode } from '../sessions/code.ts'
import { askForCode, finishCode, isLinkOpen, stateOf } from '../sessions/login.ts'
import { sessionsOf } from '../sessions/session.ts'
import { type Cast, cast, type Transcript } from './testing.ts'

let town: Cast
let aline: Transcript
beforeEach(async () => {
  town = await cast({ publicUrl: 'https://inzira.example.rw' })
  aline = await town.person({ name: 'Aline' })
})
afterEach(() => town.db.close())

const minute = 60_000

/** A page somewhere shows a code. */
async function browser(device = 'Chrome, Android') {
  const asked = await town.db.write((tx) => askForCode(tx, { before: undefined, device }, town.clock.now()))
  const isClaimed = () => stateOf(town.db.read, asked.browser, town.clock.now()).is === 'claimed'
  const finish = () =>
    town.db.write((tx) => finishCode(tx, { browser: asked.browser, replaces: undefined }, town.clock.now()))
  return { code: shownCode(asked.code), isClaimed, finish }
}

const sessions = (of: Transcript) => sessionsOf(town.db.read, of.personId, town.clock.now())

describe('a code that is sent', () => {
  test.each(languages)('in the message that the page wrote in %s signs its browser in', async (language) => {
    const page = await browser()
    await aline.says(sayIn(language)('signIn.message', { code: page.code }))
    aline.hears('✅ You are signed in on Chrome, Android.', 'Was it not you?')
    aline.offers('Sign it out')
    expect(page.isClaimed()).toBe(true)
  })

  test('alone, in lower case and with a blank, does so too', async () => {
    const page = await browser('')
    await aline.says(
      ` ${page.code.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `,
    )
    aline.hears('You are signed in on a browser.')
    expect(page.isClaimed()).toBe(true)
  })

  test('without the warning behind it, or with other words there, is read as well', async () => {
    for (const rest of ['', ' thanks', '\n']) {
      const page = await browser()
      await aline.says(`sign me in to INZIRA ${page.code.replace('-', ' ')}${rest}`)
      expect(page.isClaimed()).toBe(true)
    }
  })

  test('is heard in the middle of a question, which stays open and keeps its numbers', async () => {
    await aline.says('123456')
    await aline.standsAt('make-qr.amount')
    await aline.says((await browser()).code)
    aline.hears('You are signed in')
    await aline.standsAt('make-qr.amount')
    await aline.says('1')
    aline.hears('1,000')
    const eric = await town.person()
    await eric.says('profile')
    await eric.taps('Name')
    const page = await browser()
    await eric.says(page.code)
    expect(page.isClaimed()).toBe(true)
    await eric.says('Eric')
    eric.hears('Thank you, Eric.')
  })

  test('is heard by somebody who talks to a human, and by somebody who said stop', async () => {
    await aline.says('agent')
    await aline.says((await browser()).code)
    aline.hears('You are signed in')
    const eric = await town.person()
    await eric.says('stop')
    const page = await browser()
    await eric.says(sayIn('en')('signIn.message', { code: page.code }))
    eric.hears('You are signed in')
    expect(page.isClaimed()).toBe(true)
    await eric.says('hello again')
    eric.hearsNothing()
    await eric.taps('Sign it out')
    eric.hears('That browser is signed out.')
    expect(await page.finish()).toBeUndefined()
  })

  test('by somebody new is answered in the language of the page, which becomes theirs', async () => {
    const newcomer = await town.person({ language: null })
    await newcomer.says(sayIn('fr')('signIn.message', { code: (await browser()).code }))
    newcomer.hears('Vous êtes connecté sur Chrome, Android.')
    await newcomer.says('menu')
    newcomer.hears('Que souhaitez-vous faire')
  })

  test('too late, or a second time by somebody else, is answered the same: open the page again', async () => {
    const eric = await town.person()
    const page = await browser()
    const ready = sayIn('en')('signIn.message', { code: page.code })
    await aline.says(ready)
    await eric.says(ready)
    eric.hears('This code is not valid (any more). Open the sign-in page again')
    const late = await browser()
    town.clock.advance(10 * minute)
    await eric.says(sayIn('en')('signIn.message', { code: late.code }))
    eric.hears('This code is not valid')
    await eric.says('Sign me in to Inzira: what')
    eric.hears('This code is not valid')
    expect(late.isClaimed()).toBe(false)
  })

  test('of nobody, typed alone, is no business of this flow', async () => {
    await aline.says('7K4M-2QXP')
    aline.hears('I did not understand that.')
    await aline.says('123456 5000')
    aline.hears('5,000')
    await aline.says('10000RWF')
    expect(aline.visible()).not.toContain('code is not valid')
  })
})

describe('guessing', () => {
  test('is slowed: after six wrong codes not even a right one is looked at for ten minutes', async () => {
    for (let wrong = 0; wrong < 6; wrong++) await aline.says(`Sign me in to Inzira: 7K4M-2QX${wrong}`)
    aline.hears('This code is not valid')
    const page = await browser()
    await aline.says(sayIn('en')('signIn.message', { code: page.code }))
    aline.hears('Wait ten minutes')
    await aline.says(page.code)
    expect(page.isClaimed()).toBe(false)
    const eric = await town.person()
    await eric.says((await browser()).code)
    eric.hears('You are signed in')
    await aline.waits(10 * minute)
    aline.hearsNothing()
    await aline.says((await browser()).code)
    aline.hears('You are signed in')
  })
})

describe('"Sign it out"', () => {
  test('ends that session at any time later, says so, and touches no other', async () => {
    const [phone, computer] = [await browser(), await browser('Firefox, Windows')]
    await aline.says(phone.code)
    await phone.finish()
    await aline.says(computer.code)
    await computer.finish()
    await aline.waits(40 * 24 * 60 * minute)
    expect(sessions(aline)).toHaveLength(2)
    await aline.taps('Sign it out')
    aline.hears('That browser is signed out.')
    expect(sessions(aline).map(({ device }) => device)).toEqual(['Chrome, Android'])
    await aline.taps('Sign it out')
    aline.hears('That browser is not signed in any more.')
  })

  test('before the page has asked keeps it from being signed in', async () => {
    const page = await browser()
    await aline.says(page.code)
    await aline.taps('Sign it out')
    aline.hears('That browser is signed out.')
    expect(await page.finish()).toBeUndefined()
  })

  test('works for somebody who talks to a human, and in the middle of a question', async () => {
    const page = await browser()
    await aline.says(page.code)
    await page.finish()
    await aline.says('agent')
    await aline.taps('Sign it out')
    aline.hears('That browser is signed out.')
    const eric = await town.person()
    const other = await browser()
    await eric.says(other.code)
    await eric.says('123456')
    await eric.taps('Sign it out')
    eric.hears('That browser is signed out.')
    await eric.standsAt('make-qr.amount')
  })

  test('of somebody else’s login does nothing', async () => {
    const eric = await town.person()
    const page = await browser()
    await aline.says(page.code)
    await page.finish()
    await eric.sends({ kind: 'choice', id: 'sign-in!signOut!1', title: 'Sign it out' })
    eric.hears('That browser is not signed in any more.')
    expect(sessions(aline)).toHaveLength(1)
  })
})

describe('a link', () => {
  const tokenIn = (chat: Transcript) => /\/in#([\w-]{43})/.exec(chat.visible())?.[1] ?? ''

  test.each(['web', 'Login', 'sign in', 'site web', 'urubuga', 'injira', 'tovuti', 'INGIA'])(
    'is sent to whoever types "%s", also in the middle of something else',
    async (word) => {
      for (const before of ['menu', 'find a ride']) {
        await aline.says(before)
        await aline.says(word)
        aline.hears('It works once, for ten minutes', '‹Open the web app› https://inzira.example.rw/in#')
        expect(isLinkOpen(town.db.read, tokenIn(aline), town.clock.now())).toBe(true)
      }
    },
  )

  test.each(['web', 'login', 'app', 'urubuga', 'tovuti'])(
    'asked for by somebody new with "%s" comes as soon as the language is chosen',
    async (word) => {
      const newcomer = await town.person({ language: null })
      await newcomer.says(word)
      newcomer.hears('Welcome to Inzira.')
      await newcomer.taps('Français')
      newcomer.hears('Voici votre entrée dans l’appli web.', 'https://inzira.example.rw/in#')
      expect(isLinkOpen(town.db.read, tokenIn(newcomer), town.clock.now())).toBe(true)
      await newcomer.standsAt('menu.idle')
      await newcomer.says('menu')
      newcomer.hears('Que souhaitez-vous faire')
    },
  )

  test('is what somebody new gets who answers the question for the language with "web"', async () => {
    const newcomer = await town.person({ language: null })
    await newcomer.says('x')
    await newcomer.says('web')
    newcomer.hears('Welcome to Inzira.')
    await newcomer.says('3')
    newcomer.hears('https://inzira.example.rw/in#')
  })

  test('is made known by the menu and by help, where the server has an address', async () => {
    await aline.says('menu')
    aline.hears('There is a web app too: type web')
    await aline.taps('Help')
    aline.hears('*stop*', '*web* – the web app')
    await aline.says('help')
    aline.hears('*web* – the web app')
    const nowhere = await cast()
    const chat = await nowhere.person()
    for (const words of ['menu', 'help']) {
      await chat.says(words)
      expect(chat.visible()).not.toContain('web')
    }
    await nowhere.db.close()
  })

  test('is offered in the profile, where the server has an address', async () => {
    await aline.says('profile')
    await aline.taps('Web app')
    expect(tokenIn(aline)).not.toBe('')
    await aline.standsAt('menu.idle')
    const nowhere = await cast()
    const chat = await nowhere.person()
    await chat.says('profile')
    expect(chat.visible()).not.toContain('Web app')
    await chat.says('web')
    chat.hears('cannot be reached from outside')
    await nowhere.db.close()
  })

  test('that was opened is told of, with the way to undo it', async () => {
    await aline.gets('sign-in.usedLink', { loginId: 7, device: 'Chrome, Android' })
    aline.hears('Your link was opened', 'Chrome, Android')
    aline.offers('Sign it out')
  })
})
