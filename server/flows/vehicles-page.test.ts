import { expect, test } from 'bun:test'
import { takeUpload } from '../documents/intake.ts'
import { scopeTo } from '../policy/scope.ts'
import { usualRules } from '../rides/rules.ts'
import { clean, fails, photo, reads } from './papers/testing.ts'
import { type Cast, cast, type Transcript } from './testing.ts'

// Certificates that were sent in the web app: its page asks and tells, and the chat only when nobody is there any more.

const minuteMs = 60_000
const doubtful = { ...clean, plate: ['RAD 123 C', 0.5] as [string, number] }

let files = 0
const uploads = (p: Transcript): Promise<number> =>
  p.db.write((tx) => {
    const sha256 = (++files).toString(16).padStart(64, '0')
    const upload = {
      personId: p.personId,
      vehicleType: 'cab',
      vehicleId: null,
      source: 'web',
      correlationId: 'w',
    } as const
    return takeUpload(tx, upload, { sha256, mime: 'image/jpeg', bytes: 10 }, p.clock.now()).documentId
  })

/** What they do at the page. */
const answers = <T>(p: Transcript, does: (scope: ReturnType<typeof scopeTo>) => T): Promise<T> =>
  p.db.write((tx) =>
    does(
      scopeTo(p.personId, tx, {
        now: p.clock.now(),
        correlationId: 'w',
        botPauseMs: 1,
        publicUrl: null,
        rules: usualRules,
        wake() {},
      }),
    ),
  )

async function wrote(c: Cast): Promise<Transcript> {
  const p = await c.person()
  await p.says('hi')
  return p
}

const lastSaid = (p: Transcript): number => p.cast.said(p.personId, 0).length

test('whoever answers at the page hears nothing in the chat', async () => {
  const p = await wrote(await cast())
  const before = lastSaid(p)
  const id = await uploads(p)
  await reads(p, doubtful)
  await p.cast.waits(2 * minuteMs)
  await answers(p, ({ vehicles }) => vehicles.confirm(id, 'plate'))
  await p.cast.waits(2 * minuteMs)
  const verdict = await answers(p, ({ vehicles }) => vehicles.settle(id))
  expect(verdict).toMatchObject({ is: 'submitted' })
  await p.cast.waits(10 * minuteMs)
  expect(lastSaid(p)).toBe(before)
})

test('whoever leaves the page in the middle is led on in the chat', async () => {
  const p = await wrote(await cast())
  await uploads(p)
  await reads(p, doubtful)
  await p.cast.waits(4 * minuteMs)
  p.hears('Your certificate is read.', 'I am not sure of everything')
  await p.taps('Check it')
  p.hears('Plate: *RAD 123 C*')
  await p.taps('Right')
  p.hears('Saved: *RAD 123 C*')
})

test('with nothing to ask it is settled for whoever left, and told', async () => {
  const p = await wrote(await cast())
  await uploads(p)
  await reads(p, clean)
  const before = lastSaid(p)
  await p.cast.waits(2 * minuteMs)
  expect(lastSaid(p)).toBe(before)
  await p.cast.waits(2 * minuteMs)
  p.hears('Saved: *RAD 123 C*')
})

test('what cannot be read is told in the chat, unless another one was sent at the page', async () => {
  const p = await wrote(await cast())
  await uploads(p)
  await fails(p, 'document.no_text')
  const before = lastSaid(p)
  await p.cast.waits(minuteMs)
  await uploads(p)
  await p.cast.waits(5 * minuteMs)
  expect(lastSaid(p)).toBe(before)
  await fails(p, 'document.no_text')
  await p.cast.waits(4 * minuteMs)
  p.hears('I can read nothing in this picture.')
})

test('one that is answered at the page does not come up among those of the chat', async () => {
  const p = await wrote(await cast())
  await p.says('vehicles')
  await p.sends({ kind: 'choice', id: 'vehicles.type.cab', title: 'x' })
  await p.sends(photo())
  await reads(p, doubtful)
  p.hears('Plate: *RAD 123 C*')
  await uploads(p)
  await reads(p, { ...clean, plate: ['RAE 456 D', 0.5] })
  await p.taps('Right')
  p.hears('Saved: *RAD 123 C*')
  expect(p.visible()).not.toContain('RAE 456 D')
  await p.cast.waits(4 * minuteMs)
  p.hears('Your certificate is read.')
})
