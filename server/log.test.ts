import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { createLog } from './log.ts'

const secrets = ['s3cret/"with" quotes', 'EAAGm0PX4ZCpsBAKxyz']

async function written(
  write: (log: Awaited<ReturnType<typeof createLog>>) => void,
  pretty = false,
): Promise<string> {
  const lines: string[] = []
  const stream = { write: (line: string) => void lines.push(line) }
  write(await createLog({ level: 'info', secrets, stream, pretty }))
  return lines.join('')
}

describe('a log line', () => {
  test('carries the correlation id of its child log and a readable level and time', async () => {
    const line = JSON.parse(await written((log) => log.child({ correlationId: 'c-1' }).info('stored')))
    expect(line).toMatchObject({ level: 'info', correlationId: 'c-1', msg: 'stored' })
    expect(Math.abs(Date.parse(line.time) - Date.now())).toBeLessThan(60_000)
  })

  test.each([
    ['250788123456'],
    ['+250788123456'],
    ['0788123456'],
    ['+250 788 123 456'],
    ['0788 123 456'],
    ['0788-123-456'],
    ['+1 (555) 123-4567'],
    ['reply to 250788123456, please'],
    ['first line\n0788123456'],
    ['wa:250788123456'],
    ['/v26.0/250788123456/messages'],
  ])('hides the phone number in %p wherever it stands', async (text) => {
    const shown = await written((log) => log.info({ a: text, deep: { list: [text] }, [text]: 1 }, text))
    expect(shown).not.toMatch(/788.?123|0788|555.{0,2}123/)
    expect(JSON.parse(shown).msg).toContain('***')
  })

  test('hides a phone number that is a JSON number and stays JSON', async () => {
    const line = JSON.parse(await written((log) => log.info({ phone: 250788123456, list: [788123456] }, 'x')))
    expect(line.phone).toBe('***456')
    expect(line.list).toEqual(['***456'])
  })

  test('hides the user id of a person, and leaves times in seconds and the business number’s id', async () => {
    const known = { timestamp: '1763853621', phone_number_id: '106540352242922' }
    const message = { ...known, from_user_id: 'RW.13491208655302741918' }
    const line = JSON.parse(
      await written((log) => log.info({ message, to: 'RW.ENT.11815799212886844830' }, 'x')),
    )
    expect(line.message).toEqual({ ...known, from_user_id: 'RW.…918' })
    expect(line.to).toBe('RW.ENT.…830')
  })

  test('keeps what is no phone number: ids, times, sizes, versions', async () => {
    const fields = {
      correlationId: '01234567-8901-4234-8567-890123456789',
      dueAt: 1_763_853_621_123,
      bytes: 12_345_678,
      on: '2026-11-22T10:20:30.000Z',
      hash: 'a12345678901b',
      amountRwf: 5000,
    }
    expect(JSON.parse(await written((log) => log.info(fields, 'x')))).toMatchObject(fields)
  })

  test('hides secrets, bearer tokens and tokens in addresses', async () => {
    const shown = await written((log) =>
      log.error(
        {
          header: 'Bearer abc.def',
          url: 'https://graph.facebook.com/me?access_token=hush&x=1',
          own: secrets[0],
          err: new Error(`refused: ${secrets[1]}`),
          encoded: encodeURIComponent(secrets[0] ?? ''),
        },
        'refused',
      ),
    )
    for (const secret of ['abc.def', 'hush', 's3cret', 'Gm0PX4']) expect(shown).not.toContain(secret)
    expect(() => JSON.parse(shown)).not.toThrow()
  })

  test('shortens a wamid, which contains the number in base64', async () => {
    const wamid = `wamid.${Buffer.from('..250788123456').toString('base64')}FQIAERgSQUJDREVGMDEyMwA=`
    const { id } = JSON.parse(await written((log) => log.info({ id: wamid }, 'x')))
    expect(id).toBe(`wamid.…${wamid.slice(-10)}`)
  })

  test('is masked in the pretty form too', async () => {
    const shown = await written((log) => log.info({ phone: '+250788123456' }, 'hello 0788123456'), true)
    expect(shown).toContain('hello ***456')
    expect(shown).not.toContain('788123')
  })

  test('is valid JSON without the number, whatever text surrounds it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (before, after) => {
        const line = await written((log) => log.info(`${before} 250788123456 ${after}`))
        expect(() => JSON.parse(line)).not.toThrow()
        expect(line).not.toContain('788123')
      }),
      { numRuns: 300 },
    )
  })
})
