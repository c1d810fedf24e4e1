import { describe, expect, test } from 'bun:test'
import type { Db } from '../db/open.ts'
import type { Spot } from '../geo/point.ts'
import { loadGazetteer } from '../places/gazetteer/load.ts'
import { addKigali } from '../places/testing.ts'
import { type AnyFlow, defineFlow } from './flow.ts'
import { flows } from './index.ts'
import { type AsksPlace, placeStep } from './place-step.ts'
import { type Transcript, transcript } from './testing.ts'
import { everyTextIsSaid } from './tour/testing.ts'

interface Asks extends AsksPlace {
  from?: Spot
}

/** Asks for a place, and for another that may be left out; says what it got. */
const asker: AnyFlow = defineFlow<Asks, 'from' | 'to'>()({
  name: 'find-ride',
  version: 1,
  title: 'places.title',
  keywords: 'places.add',
  first: 'from',
  blank: {},
  steps: {
    from: placeStep<Asks, 'from' | 'to'>({
      flow: 'find-ride',
      step: 'from',
      question: () => 'Where from?',
      next: (from) => ({ goTo: 'to', data: { from } }),
    }),
    to: placeStep<Asks, 'from' | 'to'>({
      flow: 'find-ride',
      step: 'to',
      question: () => 'Where to?',
      skip: 'places.noName',
      near: ({ data }) => data.from,
      next: (to, { data }) => ({
        done: true,
        say: [{ kind: 'text', body: JSON.stringify({ from: data.from, to: to ?? null }) }],
      }),
    }),
  },
})

const withAsker = new Map([...flows, [asker.name, asker]])

async function asked(options: { language?: 'en'; landmarks?: boolean } = {}): Promise<Transcript> {
  const chat = await transcript({ flows: withAsker, ...options })
  await addKigali(chat.db)
  await chat.sends({ kind: 'choice', id: 'menu!open!find-ride', title: 'x' })
  return chat
}

/** Only the part of Rwanda that a test needs; loading all of it takes most of a second. */
const addVillage = (db: Db, name: string, within: string) =>
  db.write((tx) =>
    tx.run(
      `insert into place (kind, name, plain, within, source, created_at) values ('village', ?, lower(?1), ?, 'rwanda', 0)`,
      name,
      within,
    ),
  )

const saveHome = (chat: Transcript) =>
  chat.db.write((tx) =>
    tx.run(
      `insert into saved_place (person_id, name, plain, latitude, longitude, created_at) values (?, 'Home', 'home', -1.9, 30.1, 0)`,
      chat.personId,
    ),
  )

describe('a place is taken', () => {
  test('as a pin, with the name or the address it carries', async () => {
    const chat = await asked()
    chat.hears('Where from?', 'Tap the button')
    expect(chat.heard[0]?.kind).toBe('location_request')
    await chat.sends({
      kind: 'location',
      latitude: -1.95,
      longitude: 30.06,
      name: 'Simba',
      address: 'KN 4 Ave',
    })
    chat.hears('📍 Simba', 'Where to?')
    await chat.sends({ kind: 'location', latitude: -1.96, longitude: 30.07, address: 'KN 5 Ave' })
    chat.hears('"name":"Simba"', '"name":"KN 5 Ave"')
  })

  test('as coordinates and as a map link', async () => {
    const chat = await asked()
    await chat.says('-1.9496, 30.1263')
    chat.hears('Where to?')
    await chat.says('https://www.google.com/maps?q=-1.95,30.06')
    chat.hears('"latitude":-1.9496,"longitude":30.1263', '"latitude":-1.95,"longitude":30.06')
  })

  test('as a name, and what was understood is said', async () => {
    const chat = await asked()
    await chat.says('isoko rya kimirongo')
    chat.hears('📍 Kimironko Market (Kimironko, Gasabo)', 'Where to?')
    await chat.says('nyabugogo')
    chat.hears('Which one do you mean?', '1. Nyabugogo Market – Muhima, Nyarugenge', '2. Nyabugogo Bus Park')
    chat.offers('Nyabugogo Market', 'Nyabugogo Bus Park', 'Another place')
    await chat.says('2')
    chat.hears('"name":"Kimironko Market"', '"name":"Nyabugogo Bus Park"')
  })

  test('of several candidates by number, by name, by tapping, or none of them', async () => {
    for (const way of ['Nyabugogo bus park', 'nyabugogo bus', '2', 'a pin', 'another name']) {
      const chat = await asked()
      await chat.says('nyabugogo')
      if (way === 'a pin') await chat.sends({ kind: 'location', latitude: -1.9, longitude: 30 })
      else await chat.says(way === 'another name' ? 'bk arena' : way)
      chat.hears('Where to?')
      const { data } = await chat.conversation()
      expect(data.found).toEqual([])
      await chat.close()
    }
    const chat = await asked()
    await chat.says('nyabugogo')
    await chat.taps('Another place')
    chat.hears('Where from?')
    await chat.says('nyabugogo')
    await chat.says('back')
    chat.hears('Where from?')
  })

  test('as a saved place, tapped or typed, and may be skipped where that is offered', async () => {
    const chat = await asked()
    await saveHome(chat)
    await chat.says('menu')
    await chat.sends({ kind: 'choice', id: 'menu!open!find-ride', title: 'x' })
    chat.offers('📍 My location', '★ Home')
    await chat.taps('📍 My location')
    expect(chat.heard[0]?.kind).toBe('location_request')
    await chat.standsAt('find-ride.from')
    await chat.taps('★ Home')
    chat.hears('📍 Home', 'Where to?')
    chat.offers('📍 My location', '★ Home', 'No name')
    await chat.taps('No name')
    chat.hears('"to":null')
  })

  test('nobody reaches a saved place of somebody else by its number', async () => {
    const chat = await asked()
    const other = await chat.cast.person()
    await saveHome(chat)
    await other.sends({ kind: 'choice', id: 'menu!open!find-ride', title: 'x' })
    for (const value of [
      'saved1',
      'saved',
      'found0',
      'found',
      'found99',
      'skip',
      'toString',
      'saved-1',
      '',
    ]) {
      await other.sends({ kind: 'choice', id: `find-ride.from.${value}`, title: 'x' })
      await other.standsAt('find-ride.from')
    }
  })
})

describe('what is no place yet', () => {
  test('a link that must be looked up keeps the question open, and its place arrives as the answer', async () => {
    const chat = await asked()
    await chat.says('https://maps.app.goo.gl/abcdEFGH1234')
    chat.hears('I am looking at that link…')
    await chat.standsAt('find-ride.from')
    await chat.learns(
      { flow: 'find-ride', step: 'from' },
      { kind: 'location', latitude: -1.95, longitude: 30.06, name: 'Kigali' },
    )
    chat.hears('📍 Kigali', 'Where to?')
  })

  test('one that led nowhere is told so', async () => {
    const chat = await asked()
    await chat.learns({ flow: 'find-ride', step: 'from' }, { kind: 'result', name: 'link', data: {} })
    chat.hears('I could not find a position behind that link', 'Where from?')
    await chat.learns(
      { flow: 'find-ride', step: 'from' },
      { kind: 'result', name: 'link', data: { name: 'BK Arena' } },
    )
    chat.hears('📍 BK Arena', 'Where to?')
  })

  test('a link without a position, a picture, a name nobody knows', async () => {
    const chat = await asked()
    await chat.says('https://example.com/nothing')
    chat.hears('That link holds no position')
    await chat.sends({ kind: 'media', media: 'image', mediaId: 'M', mime: 'image/png' })
    chat.hears('Please send a location')
    await chat.says('qqqqqq wwww')
    chat.hears('I do not know “qqqqqq wwww”')
  })

  test('a village whose position nobody knows, or only the centre of its sector', async () => {
    const chat = await asked()
    await addVillage(chat.db, 'Uruyenzi', 'Biryabizi, Kibilizi, Gisagara, South')
    await chat.says('uruyenzi')
    chat.hears('I know Uruyenzi (Biryabizi, Kibilizi, Gisagara, South) only by name')
    await addVillage(chat.db, 'Akintwari', 'Akabahizi, Gatsata, Gasabo, Kigali')
    await chat.says('akintwari')
    chat.hears('Which one do you mean?', 'Akintwari', 'only the centre of Gatsata is known')
    await chat.says('1')
    chat.hears('I know only the centre of Gatsata', 'Where to?')
    // Whoever is shown the place knows that it is not exact.
    expect((await chat.conversation()).data.from).toMatchObject({ name: 'Akintwari (Gatsata)' })
  })
})

async function giving(chat: Transcript): Promise<void> {
  await addKigali(chat.db)
  await addVillage(chat.db, 'W'.repeat(60), `${'W'.repeat(60)}, Gatsata, Gasabo, Kigali`)
  await addVillage(chat.db, 'V'.repeat(60), `${'W'.repeat(60)}, ${'W'.repeat(60)}, Gisagara, South`)
  await tap(chat, 'menu!open!find-ride')
  for (const words of [
    'https://example.com/nothing',
    'https://maps.app.goo.gl/abcdEFGH1234',
    'q'.repeat(300),
  ]) {
    await chat.says(words)
  }
  await chat.sends({ kind: 'contacts', phones: [] })
  await chat.learns({ flow: 'find-ride', step: 'from' }, { kind: 'result', name: 'link', data: {} })
  await chat.says('v'.repeat(60))
  await chat.says('w'.repeat(60))
  await tap(chat, 'find-ride.from.found0')
  await tap(chat, 'find-ride.to.pin')
  await tap(chat, 'find-ride.to.saved7')
  await chat.says('market')
}

async function keeping(chat: Transcript): Promise<void> {
  await addKigali(chat.db)
  await chat.says('x')
  await tap(chat, 'profile!places!')
  for (let n = 0; n < 8; n += 1) {
    await tap(chat, 'profile!addPlace!')
    await chat.sends({ kind: 'location', latitude: -1.9496, longitude: 30.1263, name: 'W'.repeat(200) })
    await chat.says('1')
    await chat.says('x'.repeat(30))
    await chat.says(`${'W'.repeat(17)}${'abcdefgh'[n]}`)
  }
  await tap(chat, 'profile!addPlace!')
  await tap(chat, 'profile!place!1')
  await tap(chat, 'menu!open!find-ride')
  await chat.says('-1.95, 30.06')
  await tap(chat, 'profile!forgetPlace!1')
  await tap(chat, 'profile!contact!')
  await chat.says('x')
  await chat.sends({ kind: 'contacts', phones: ['250788123456', '250722000111'] })
  await chat.says('0788111222')
  await chat.says('0722000111')
  await chat.says('W'.repeat(300))
  await tap(chat, 'menu!open!profile')
  await tap(chat, 'profile!forgetContact!')
}

const tap = (chat: Transcript, id: string) => chat.sends({ kind: 'choice', id, title: 'x' })

everyTextIsSaid((key) => key.startsWith('places.'), {
  visits: [giving, keeping],
  options: () => ({ flows: withAsker, phone: '250788111222' }),
})

test('names of all Rwanda are found in a conversation', async () => {
  const chat = await transcript({ flows: withAsker })
  await loadGazetteer(chat.db, { now: 0 })
  await chat.sends({ kind: 'choice', id: 'menu!open!find-ride', title: 'x' })
  await chat.says('Ruhengeri')
  chat.hears('📍 Ruhengeri (Musanze, North)', 'Where to?')
})
