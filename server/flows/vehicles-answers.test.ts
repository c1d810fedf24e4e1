import { describe, expect, test } from 'bun:test'
import { clean, photo, type Reading, reads } from './papers/testing.ts'
import { cast, hourMs, type Transcript } from './testing.ts'

async function sent(): Promise<Transcript> {
  const p = await (await cast()).person({ name: 'Jean' })
  await p.says('vehicles')
  await p.taps('Cab')
  await p.sends(photo())
  return p
}

const insurerOf = (p: Transcript) =>
  p.db.read.get<{ value: string | null; source: string | null }>(
    `select value, source from document_field where name = 'insurer'`,
  )

const doubtful: Reading = { ...clean, insurer: ['SANLAM', 0.6] }

describe('what is typed where a button was asked for', () => {
  test.each(['yes', 'Oui', 'ndiyo', 'yego', 'it is right', 'Yes, exactly!'])('%p confirms', async (words) => {
    const p = await sent()
    await reads(p, doubtful)
    p.hears('Insurer: *Sanlam*')
    await p.says(words)
    p.hears('Saved: *RAD 123 C*')
    expect(insurerOf(p)).toEqual({ value: 'SANLAM', source: 'confirmed' })
  })

  test.each(['no', 'wrong', 'non merci', 'oya', 'hapana'])('%p opens the correction', async (words) => {
    const p = await sent()
    await reads(p, doubtful)
    await p.says(words)
    p.hears('Type it as it stands on the certificate: *Insurer*')
    for (const again of ['yes', 'Je ne sais pas', 'what?', 'Ze']) {
      await p.says(again)
      p.hears('That is no name I can take.')
    }
    await p.says('Zebra Cover')
    p.hears('Saved: *RAD 123 C*')
    expect(insurerOf(p)).toEqual({ value: 'Zebra Cover', source: 'corrected' })
  })

  test.each(['what?', 'Je ne sais pas', 'Zebra Cover', 'constructor', 'is it Radiant?'])(
    '%p is taken for nothing',
    async (words) => {
      const p = await sent()
      await reads(p, doubtful)
      await p.says(words)
      p.hears('Please tap one of the choices', 'Insurer: *Sanlam*')
      expect(insurerOf(p)).toEqual({ value: null, source: null })
    },
  )

  test('an insurer that is known is taken at once', async () => {
    const p = await sent()
    await reads(p, doubtful)
    await p.says('radiant')
    p.hears('Saved: *RAD 123 C*')
    expect(insurerOf(p)).toEqual({ value: 'RADIANT', source: 'corrected' })
  })

  test('"yes" to how many seats it has', async () => {
    const p = await sent()
    await reads(p, { ...clean, seats: ['5', 0.5] })
    await p.says('oui')
    p.hears('Saved: *RAD 123 C*')
  })

  test.each(['constructor', '__proto__'])('%p is an insurer like any other', async (name) => {
    const p = await sent()
    await reads(p, { ...doubtful, seats: ['5', 0.5] })
    await p.taps('Correct it')
    await p.says(name)
    p.hears('Seats: *5*')
    await p.says('5')
    p.hears('Saved: *RAD 123 C*')
    expect(insurerOf(p)).toEqual({ value: name, source: 'corrected' })
  })
})

describe('what somebody wants forgotten', () => {
  test('is forgotten: of what was read nothing is left, and the picture goes in the next night', async () => {
    const p = await sent()
    await reads(p, doubtful)
    await p.says('cancel')
    await p.sends({ kind: 'choice', id: 'vehicles!giveUp!', title: 'Forget it' })
    p.hears('Forgotten. Nothing of it is saved.')
    expect(
      p.db.read.all('select 1 from document_field where coalesce(crop, read_value, value) is not null'),
    ).toEqual([])
    expect(p.db.read.all('select forget_at from media_file')).toEqual([{ forget_at: p.clock.now() }])
  })
})

describe('a hundred photos at once', () => {
  test('are told of once that there are too many', async () => {
    const p = await sent()
    let told = 0
    for (let n = 0; n < 30; n++) {
      await p.sends(photo())
      if (p.visible().includes('as many certificates as I can keep open')) told += 1
    }
    expect(told).toBe(1)
    await p.waits(hourMs)
    await p.sends(photo())
    p.hears('as many certificates as I can keep open')
  })

  test('also in the middle of a question, which stays open', async () => {
    const p = await sent()
    await reads(p, doubtful)
    let told = 0
    for (let n = 0; n < 20; n++) {
      await p.sends(photo())
      if (p.visible().includes('as many certificates as I can keep open')) told += 1
    }
    expect(told).toBe(1)
    await p.says('yes')
    expect(insurerOf(p)).toEqual({ value: 'SANLAM', source: 'confirmed' })
  })
})
