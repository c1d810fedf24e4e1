import { describe, expect, test } from 'bun:test'
import { ManualClock } from '../clock.ts'
import type { DocumentState } from '../db/schema-documents.ts'
import { specimenJpeg } from '../ocr/specimen.ts'
import { claimVehicle, removeVehicle } from '../vehicles/vehicles.ts'
import { giveUpDocument } from './documents.ts'
import { forgetDocuments } from './retention.ts'
import { type PaperRoom, paperRoom, quickWorker, until } from './testing.ts'

const dayMs = 86_400_000
const page = await specimenJpeg()

/** A document in the state in which its life ended on day 0, and then a night of forgetting on each of these days. */
async function lives(
  state: DocumentState,
  days: number[],
  more: (room: PaperRoom, vehicleId: number, id: number) => Promise<unknown> = async () => {},
): Promise<string[]> {
  const clock = new ManualClock()
  await using room = await paperRoom({ worker: quickWorker, clock })
  const person = await room.person()
  const vehicleId = await room.db.write((tx) => {
    const claimed = claimVehicle(tx, { personId: person, type: 'moto', plate: 'RE123A' }, 0)
    return 'id' in claimed ? claimed.id : 0
  })
  const id = await room.sends(person, page, { vehicleId })
  await until(() => room.document(id).state === 'review')
  const begin = clock.now()
  await room.db.write((tx) => {
    tx.run('update document set state = ?, settled_at = ? where id = ?', state, begin, id)
    tx.run(`update document_field set crop = x'ff' where document_id = ?`, id)
    // A newer one: the newest row stays for its number.
    tx.run(
      `insert into document (person_id, vehicle_type, source, state, next_attempt_at, correlation_id, created_at)
         values (?, 'moto', 'web', 'fetching', 0, 'c', 0)`,
      person,
    )
  })
  await more(room, vehicleId, id)
  const found: string[] = []
  for (const day of days) {
    await forgetDocuments(room.db, room.store, begin + day * dayMs + 3_600_000)
    const kept = {
      row: room.db.read.get('select 1 from document where id = ?', id),
      crop: room.db.read.get('select 1 from document_field where crop is not null'),
      file: room.db.read.get('select 1 from media_file'),
      bytes: [...new Bun.Glob('**/*').scanSync(room.folder)][0],
    }
    found.push(
      Object.entries(kept)
        .filter(([, there]) => there !== undefined)
        .map(([what]) => what)
        .join(' '),
    )
  }
  return found
}

const all = 'row crop file bytes'
const insured =
  (days: number, isTheirs = true) =>
  (room: PaperRoom, vehicleId: number, id: number) =>
    room.db.write((tx) =>
      tx.run(
        `update vehicle set state = 'active', document_id = ?, insured_until = ? where id = ?`,
        isTheirs ? id : null,
        new ManualClock().now() + days * dayMs,
        vehicleId,
      ),
    )

describe('papers', () => {
  test.each(['failed', 'discarded', 'rejected'] as const)(
    '%s: pictures a week, the rest a month',
    async (state) => {
      expect(await lives(state, [6, 7, 29, 30])).toEqual([all, 'row', 'row', ''])
    },
  )

  test('that the person wanted forgotten: what was read at once, the picture that night', async () => {
    const found = await lives('review', [0, 29, 30], async (room, _vehicleId, id) => {
      await room.db.write((tx) => giveUpDocument(tx, id, ['review'], new ManualClock().now()))
      const [row] = room.db.read.all(
        `select 1 from document_field where coalesce(crop, read_value, value) is not null and document_id = ?`,
        id,
      )
      expect(row).toBeUndefined()
    })
    expect(found).toEqual(['row', 'row', ''])
  })

  test('that nobody finished go after a month', async () => {
    expect(await lives('review', [29, 30])).toEqual([all, ''])
  })

  test('that an operator is to look at stay until then', async () => {
    expect(await lives('submitted', [400])).toEqual([all])
  })

  test('by which a vehicle drives stay with it; their picture until 90 days after the insurance ended', async () => {
    expect(await lives('approved', [100, 189, 190, 500], insured(100))).toEqual([all, all, 'row', 'row'])
  })

  test('that newer ones have taken the place of go after 90 days', async () => {
    expect(await lives('approved', [0, 89, 90], insured(300, false))).toEqual([all, all, ''])
  })

  test('of a vehicle that was removed go after a month', async () => {
    const removed = async (room: PaperRoom, vehicleId: number, id: number) => {
      await insured(300)(room, vehicleId, id)
      await room.db.write((tx) => removeVehicle(tx, vehicleId))
    }
    expect(await lives('approved', [0, 29, 30], removed)).toEqual([all, all, ''])
    expect(await lives('submitted', [0, 29, 30], removed)).toEqual([all, all, ''])
  })

  test('whose insurance is renewed by the same paper live on', async () => {
    const found = await lives('approved', [100, 190], async (room, vehicleId, id) => {
      await insured(100)(room, vehicleId, id)
      await forgetDocuments(room.db, room.store, new ManualClock().now())
      await insured(400)(room, vehicleId, id)
    })
    expect(found).toEqual([all, all])
  })
})
