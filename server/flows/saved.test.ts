import { describe, expect, test } from 'bun:test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { flows } from './index.ts'
import type { Choice } from './message.ts'
import { clean, photo, reads } from './papers/testing.ts'
import { driving } from './riding/testing.ts'
import { type Transcript, transcript } from './testing.ts'

/** A conversation as a release left it in somebody's database, and how it must go on. */
interface Saved {
  flow: string
  version: number
  saved: {
    /** The person drives somebody, and it has come to this; or their certificate is read, the plate with doubt. */
    given?: 'accepted' | 'arrived' | 'started' | 'review'
    step: string
    data: object
    trail: object[]
    offered: Choice[]
    says: string
    hears: string
  }[]
}

const folder = join(import.meta.dir, '../../fixtures/flows')
const fixtures = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Saved,
)

describe.each(fixtures)('$flow version $version', ({ flow, version, saved }) => {
  test.each(saved.map((one) => [one.step, one] as const))('goes on from %s', async (_step, one) => {
    const chat = await transcript({ language: flow === 'welcome' ? null : 'en' })
    if (one.given === 'review') await sentAndRead(chat)
    else if (one.given !== undefined) await driving(chat, one.given)
    await chat.db.write((tx) =>
      tx.run(
        `insert or replace into conversation (person_id, flow, version, step, data, trail, offered, updated_at)
           values (?, ?, ?, ?, ?, ?, ?, ?)`,
        chat.personId,
        flow,
        version,
        one.step,
        JSON.stringify(one.data),
        JSON.stringify(one.trail),
        JSON.stringify(one.offered),
        chat.clock.now(),
      ),
    )
    await chat.says(one.says)
    chat.hears(one.hears)
  })
})

async function sentAndRead(chat: Transcript): Promise<void> {
  await chat.says('vehicles')
  await chat.taps('Cab')
  await chat.sends(photo())
  await chat.says('menu')
  await reads(chat, { ...clean, plate: ['RAD 123 C', 0.6] })
}

test('every step of every flow of this version has a saved conversation', () => {
  for (const { name, version, steps } of flows.values()) {
    const saved = fixtures.find((one) => one.flow === name && one.version === version)?.saved ?? []
    const missing = Object.keys(steps).filter((step) => !saved.some((one) => one.step === step))
    expect(missing, `fixtures/flows/${name}.v${version}.json needs a conversation that stands there`).toEqual(
      [],
    )
  }
})
