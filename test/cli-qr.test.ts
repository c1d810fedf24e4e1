import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ended, inzira } from './inzira.ts'

/** `inzira qr` in an empty folder, with an empty environment and at first no database. */
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-qr-'))
})
afterEach(() => rm(folder, { recursive: true }))

const run = (...words: string[]): Promise<Ended> => inzira(words, { cwd: folder })
const fixture = (name: string) => join(import.meta.dir, '../fixtures/qr', name)

describe('making a code', () => {
  test('draws it in the terminal, with the digits and the fee', async () => {
    const { exitCode, stdout } = await run('qr', '0788 123 456', '1,000')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('█▀▀▀▀▀█')
    expect(stdout).toContain('Dial *182*1*1*0788123456*1000#')
    expect(stdout).toContain('about 20 RWF on top (fee table not confirmed)')
  })

  test('writes a picture that "qr read" reads again', async () => {
    expect((await run('qr', '123456', '2.5k', '--out', 'shop.png', '--lang', 'rw')).exitCode).toBe(0)
    const read = await run('qr', 'read', 'shop.png')
    expect(read.stdout).toBe(
      'Pays 2,500 RWF to merchant code 123456 (MTN).\nDials *182*8*1*123456*2500# on MTN.\n',
    )
  })

  test.each([
    ['shop.svg', [], '<svg'],
    ['shop.pdf', [], '%PDF'],
    ['shop.pdf', ['--as', 'sticker'], '%PDF'],
    ['shop.png', ['--mode', 'encoded'], '\u0089PNG'],
  ])('writes %s %p', async (file, flags, start) => {
    expect((await run('qr', '123456', '--out', file, ...flags)).exitCode).toBe(0)
    const bytes = await Bun.file(join(folder, file)).bytes()
    expect(Buffer.from(bytes.subarray(0, 4)).toString('latin1')).toBe(start)
  })

  test.each([
    [['qr', '12'], 41, 'A merchant code has 4–9 digits'],
    [['qr', '+447911123456'], 41, 'another country'],
    [['qr', '123456', '1,00'], 41, 'read in two ways'],
    [['qr', '123456', '--out', 'x.gif'], 2, 'must end in .png, .svg or .pdf'],
    [['qr', '123456', '--out', 'x.png', '--as', 'poster'], 2, 'cannot be a .png'],
    [['qr', '123456', '--out', 'nowhere/x.png'], 2, 'Check that its folder exists'],
    [['qr', '123456', '--out', 'x.png', '--mode', 'link'], 25, 'inzira migrate up'],
  ])('%p ends with %i and says what to do', async (words, exitCode, sentence) => {
    const ended = await run(...words)
    expect(ended.stderr).toContain(sentence)
    expect({ exitCode: ended.exitCode, stdout: ended.stdout }).toEqual({ exitCode, stdout: '' })
    expect(await readdir(folder)).toEqual([])
  })

  test('keeps the code of a page, and posters lead there when the server has an address', async () => {
    await run('migrate', 'up')
    await writeFile(join(folder, 'env'), 'PUBLIC_URL=https://pay.example.rw\n')
    const made = await run('qr', '123456', '--as', 'poster', '--out', 'p.pdf', '--env-file', 'env', '--json')
    expect(JSON.parse(made.stdout)).toMatchObject({
      mode: 'link',
      payload: expect.stringMatching(/^https:\/\/pay\.example\.rw\/q\/[0-9a-z]{10}$/),
    })
  })
})

describe('reading a code', () => {
  test('says what it would do, and warns', async () => {
    const { stdout } = await run('qr', 'read', '--text', 'tel:**21*0788123456%23')
    expect(stdout).toContain('would send calls to another number. Do not dial it.')
  })

  test('out of a photo', async () => {
    await cp(fixture('sticker-on-a-counter.jpg'), join(folder, 'photo.jpg'))
    const { stdout } = await run('qr', 'read', 'photo.jpg', '--json')
    expect(JSON.parse(stdout).codes).toMatchObject([
      { text: 'tel:*182*8*1*123456*1000#', facts: { kind: 'payment' } },
    ])
  })

  test('without one in it ends with 40', async () => {
    const { exitCode, stderr } = await run('qr', 'read', fixture('no-code.jpg'))
    expect(exitCode).toBe(40)
    expect(stderr).toContain('There is no QR code to be found')
  })
})

describe('a batch', () => {
  test('makes the good lines and names the bad ones', async () => {
    const lines = [
      'Name;Payee;Amount',
      'Mama Keza;123456;1,000',
      'Too short;12;',
      ';0788123456;',
      'Same again;123456;1000',
      '',
      'Abroad;+447911123456;500',
    ]
    await writeFile(join(folder, 'shops.csv'), `\ufeff${lines.join('\r\n')}`)
    const { exitCode, stdout, stderr } = await run('qr', 'batch', 'shops.csv', '--out', 'codes')
    expect(exitCode).toBe(41)
    expect(stdout).toBe('3 made in codes, 2 bad lines skipped\n')
    expect(stderr.split('\n').map((line) => line.slice(0, 7))).toEqual(['line 3:', 'line 7:', ''])
    const files = (await readdir(join(folder, 'codes'))).sort()
    expect(files).toEqual(['0788123456.png', '123456-1000.png', '123456-1000_2.png'])
  })

  test('without a header takes payee, amount, name and language in this order', async () => {
    await writeFile(join(folder, 'shops.csv'), '123456,"2,000",Mama Keza,rw\n0731234567\n')
    const { exitCode, stdout } = await run(
      'qr',
      'batch',
      'shops.csv',
      '--out',
      'codes',
      '--as',
      'svg',
      '--json',
    )
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      made: [
        { line: 1, ussd: '*182*8*1*123456*2000#' },
        { line: 2, ussd: '*182*1*2*0731234567#' },
      ],
      bad: [],
    })
  })

  test.each([
    ['name,amount\nx,1', 'names no payee'],
    ['payee\n"123456', 'not CSV that can be read'],
  ])('a file that is none of ours is refused: %p', async (csv, sentence) => {
    await writeFile(join(folder, 'shops.csv'), csv)
    const { exitCode, stderr } = await run('qr', 'batch', 'shops.csv', '--out', 'codes')
    expect(exitCode).toBe(2)
    expect(stderr).toContain(sentence)
  })
})

test('the operator corrects a template, and new codes follow it', async () => {
  await run('migrate', 'up')
  const refused = await run('qr', 'template', 'set', 'rw.mtn.merchant', '--template', '*182*{code}#')
  expect(refused.exitCode).toBe(2)
  expect(refused.stderr).toContain('is no USSD template')
  await run(
    'qr',
    'template',
    'set',
    'rw.airtel.phone',
    '--enabled',
    '--verified',
    '--note',
    'Tried on a phone',
  )
  expect((await run('qr', 'template', 'list')).stdout).toContain('Tried on a phone')
  expect((await run('qr', '0731234567', '500')).stdout).toContain('Dial *500*1*1*0731234567*500#')
})

test('the operator confirms a fee', async () => {
  await run('migrate', 'up')
  expect((await run('qr', 'fee', 'set', 'MTN', '1000', '25', '--verified')).exitCode).toBe(0)
  expect((await run('qr', 'fee', 'list')).stdout).toMatch(/MTN +same +up to +1,000: +25 +confirmed/)
  const { stdout } = await run('qr', '0788123456', '900')
  expect(stdout).toContain('The sender pays 25 RWF on top.')
})
