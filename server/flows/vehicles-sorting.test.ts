import { describe, expect, test } from 'bun:test'
import { driver, pdf, photo, reads, vehicle } from './papers/testing.ts'
import { cast, hourMs } from './testing.ts'

const jobs = (chat: { db: { read: { all: (sql: string) => unknown[] } } }) =>
  chat.db.read.all('select purpose, media_id, document_id from media_job order by id')

describe('a picture sent at rest', () => {
  test('is read for codes, and offered to be read as a certificate where there is none', async () => {
    const p = await (await cast()).person()
    await p.says('menu')
    await p.sends(photo('A'))
    p.hears('Received. I am reading it')
    expect(jobs(p)).toEqual([{ purpose: 'qr', media_id: 'A', document_id: null }])
    await p.gets('make-qr.pictureRead', { problem: 'picture_without_code', jobId: 1 })
    p.hears('Is this a vehicle’s insurance certificate?')
    p.offers('Yes, read it')
    await p.taps('Yes, read it')
    p.hears('What do you drive?')
    await p.taps('Cab')
    p.hears('Received, reading it')
    expect(jobs(p)).toContainEqual({ purpose: 'document', media_id: 'A', document_id: 1 })
    // The button stays, and the picture is taken once.
    await p.sends({ kind: 'choice', id: 'vehicles!paper!1', title: 'Yes, read it' })
    await p.taps('Cab')
    p.hears('I have this very file already')
  })

  test('with a code in it is not asked about', async () => {
    const p = await (await cast()).person()
    await p.sends(photo())
    await p.gets('make-qr.pictureRead', { texts: ['https://example.rw'], jobId: 1 })
    expect(p.visible()).not.toContain('certificate')
    await p.gets('make-qr.pictureRead', { problem: 'picture_unavailable', jobId: 1 })
    expect(p.visible()).not.toContain('certificate')
  })

  test('may be the new certificate of a vehicle of theirs', async () => {
    const c = await cast()
    const p = await driver(c)
    await p.says('menu')
    await p.sends(photo())
    await p.gets('make-qr.pictureRead', { problem: 'picture_without_code', jobId: 1 })
    await p.taps('Yes, read it')
    p.hears('Which vehicle is this certificate of?')
    p.offers('RAD 123 C', 'Another vehicle')
    await p.says('hm')
    p.hears('Please tap one of the choices')
    await p.taps('RAD 123 C')
    await reads(p)
    p.hears('Saved: *RAD 123 C*')
    expect(p.db.read.get('select vehicle_id from document')).toEqual({
      vehicle_id: vehicle(c, 'RAD 123 C').id,
    })
  })

  test('is not somebody else’s, nor one that Meta has thrown away', async () => {
    const c = await cast()
    const [p, other] = [await c.person(), await c.person()]
    await p.sends(photo())
    await other.sends({ kind: 'choice', id: 'vehicles!paper!1', title: 'Yes, read it' })
    other.hears('I cannot get that picture any more.')
    await other.sends({ kind: 'choice', id: 'vehicles!paper!x', title: 'Yes, read it' })
    other.hears('I cannot get that picture any more.')
    await p.waits(8 * 24 * hourMs)
    await p.sends({ kind: 'choice', id: 'vehicles!paper!1', title: 'Yes, read it' })
    p.hears('I cannot get that picture any more.')
  })
})

describe('a PDF sent at rest', () => {
  test('is asked about first', async () => {
    const p = await (await cast()).person()
    await p.says('menu')
    await p.sends(pdf('A'))
    p.hears('Is this a vehicle’s insurance certificate?')
    p.offers('Yes, read it', 'No')
    await p.says('hm')
    p.hears('Please tap one of the choices')
    await p.taps('No')
    p.hears('Then I can do nothing with it here.')
    expect(jobs(p)).toEqual([])
    await p.sends(pdf('A'))
    await p.sends(pdf('B'))
    await p.taps('Yes, read it')
    await p.taps('Moto')
    p.hears('Received: 2.')
    expect(jobs(p)).toHaveLength(2)
    await p.standsAt('vehicles.reading')
  })

  test('may be for another vehicle of theirs', async () => {
    const p = await driver(await cast())
    await p.sends(pdf())
    await p.taps('Yes, read it')
    await p.taps('Another vehicle')
    await p.taps('Cab')
    p.hears('Received, reading it')
  })
})
