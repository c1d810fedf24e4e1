import { Database } from 'bun:sqlite'
import { describe, expect, test } from 'bun:test'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { mkdtemp, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Running, startAll } from './running.ts'
import { rows, until } from './town.ts'

describe('a disk that is full', () => {
  test('gives 503 and no lie, and when there is room again everything goes on without a restart', async () => {
    const disk = await smallDisk()
    if (disk === undefined) return console.log('      skipped: mounting a small tmpfs needs root')
    await using _mounted = disk
    await using town = await startAll({
      folder: disk.folder,
      settings: { UNCERTAIN_RESEND_AFTER_MS: '4000' },
    })
    const settledOne = town.simulator.person()
    await settledOne.says('hi')
    await town.quiet()

    disk.fill()
    const acknowledged: string[] = []
    const refusals: Answer[] = []
    for (let n = 0; refusals.length < 20; n += 1) {
      const answer = await post(town, `before-${n}`, 20_000)
      if (answer.status === 200) acknowledged.push(`wamid.before-${n}`)
      else refusals.push(answer)
      expect(n).toBeLessThan(2000)
    }
    expect(new Set(refusals.map((one) => `${one.status} ${one.retryAfter} ${one.code}`))).toEqual(
      new Set(['503 5 database.full']),
    )
    // Meta keeps asking while the disk stays full; many at once are all told, and nothing hangs.
    const chatting = Promise.all(Array.from({ length: 10 }, () => town.simulator.person().says('hi')))
    const many = await Promise.all(Array.from({ length: 40 }, (_, n) => post(town, `flood-${n}`, 20_000)))
    for (const [n, { status }] of many.entries()) if (status === 200) acknowledged.push(`wamid.flood-${n}`)
    expect(many.filter((one) => one.status === 503).length).toBeGreaterThan(0)
    expect((await fetch(`${town.server.url}/health`)).status).toBeLessThan(600)

    disk.free()
    expect((await post(town, 'after', 20_000)).status).toBe(200)
    expect((await chatting).map((delivery) => delivery.state)).toEqual(Array(10).fill('delivered'))
    await town.quiet()
    const handled = new Set(
      rows<{ id: string }>(town, 'select external_id as id from inbox where handled_at is not null').map(
        (row) => row.id,
      ),
    )
    expect(acknowledged.filter((id) => !handled.has(id))).toEqual([])
    expect(handled.has('wamid.after')).toBe(true)
    expect(town.simulator.people().map((person) => person.received.length)).toEqual(Array(11).fill(1))
    expect(town.simulator.ledger.doubled()).toEqual([])
    expect(rows(town, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
  }, 60_000)

  test('while messages are being sent makes none of them go out twice', async () => {
    const disk = await smallDisk()
    if (disk === undefined) return console.log('      skipped: mounting a small tmpfs needs root')
    await using _mounted = disk
    // Statuses are lost as well, so that only what was stored can keep a message from being sent again.
    const noStatuses = { sent: null, delivered: null, read: null }
    await using town = await startAll({
      folder: disk.folder,
      settings: { UNCERTAIN_RESEND_AFTER_MS: '300' },
      simulator: { statusDelaysMs: noStatuses },
    })
    const crowd = Array.from({ length: 8 }, () => town.simulator.person())
    town.simulator.faults.add({ kind: 'send.delay', delayMs: 400 })
    await Promise.all(crowd.map((person) => person.says('hi')))
    await until(() => town.simulator.ledger.accepted.length === 8)
    disk.fill()
    for (let n = 0; (await post(town, `x-${n}`, 50_000)).status === 200; n += 1) expect(n).toBeLessThan(2000)
    await Bun.sleep(1500)
    disk.free()
    await town.quiet()
    expect(crowd.map((person) => person.received.length)).toEqual(Array(8).fill(1))
  }, 60_000)
})

describe('a database that cannot be written', () => {
  test('because another process holds its lock gives 503, and recovers when that one lets go', async () => {
    await using town = await startAll()
    const other = new Database(town.databasePath)
    other.run('begin immediate')
    expect(await post(town, 'locked')).toMatchObject({
      status: 503,
      retryAfter: '5',
      code: 'database.locked',
    })
    other.run('rollback')
    other.close()
    expect((await post(town, 'free')).status).toBe(200)
    await town.quiet()
    expect(rows(town, 'select external_id as id from inbox')).toEqual([{ id: 'wamid.free' }])
  })
})

interface Answer {
  status: number
  retryAfter: string | null
  code: string | undefined
}

/** A status of a message nobody sent: stored and handled, but answered by nothing. */
async function post(town: Running, name: string, bytes = 10): Promise<Answer> {
  const reaction = { message_id: 'wamid.x', emoji: '👍' }
  const message = {
    id: `wamid.${name}`,
    from: '250789999999',
    type: 'reaction',
    reaction,
    filler: 'x'.repeat(bytes),
  }
  const body = JSON.stringify({
    entry: [{ changes: [{ field: 'messages', value: { messages: [message] } }] }],
  })
  const { appSecret } = town.simulator.identity
  const signature = new Bun.CryptoHasher('sha256', appSecret).update(body).digest('hex')
  const answer = await fetch(`${town.server.url}/webhooks/whatsapp`, {
    method: 'POST',
    body,
    headers: { 'x-hub-signature-256': `sha256=${signature}` },
    signal: AbortSignal.timeout(15_000),
  })
  const told = answer.status === 200 ? undefined : ((await answer.json()) as { error?: { code?: string } })
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), code: told?.error?.code }
}

async function smallDisk() {
  const folder = await mkdtemp(join(tmpdir(), 'inzira-disk-'))
  const { exitCode } = Bun.spawnSync(['mount', '-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder])
  if (exitCode !== 0) {
    await rmdir(folder)
    return undefined
  }
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill() {
      const file = openSync(ballast, 'w')
      const block = new Uint8Array(4096)
      try {
        for (;;) writeSync(file, block)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
      } finally {
        closeSync(file)
      }
    },
    free: () => rmSync(ballast),
    async [Symbol.asyncDispose]() {
      Bun.spawnSync(['umount', '-l', folder])
      await rmdir(folder)
    },
  }
}
