import { expect, test } from 'bun:test'
import { addDocument, moveDocument } from '../../server/documents/documents.ts'
import { ProgressBoard } from '../../server/documents/progress.ts'
import { personOf } from '../../server/people/identity.ts'
import { memory } from '../../server/queue/testing.ts'
import type { Wait } from '../../server/simulator/index.ts'
import { stage } from '../../server/simulator/testing.ts'
import { showProgress } from './waits.ts'

test('the phone page shows how far papers are, and forgets those that were given up', async () => {
  const db = await memory()
  const { sim, alice, stop } = await stage()
  const board = new ProgressBoard()
  const hide = showProgress(board, { read: db.read, simulator: sim })
  const waits = async () => {
    const state = (await (await fetch(`${sim.url}/simulator/state`)).json()) as {
      waits: Record<string, Wait[]>
    }
    return state.waits[alice.key]?.map(({ step, ahead }) => (ahead === undefined ? step : `${step} ${ahead}`))
  }
  const { personId, documentId } = await db.write((tx) => {
    const personId = personOf(tx, { waId: alice.phone }, 1)
    const about = {
      personId,
      vehicleType: 'moto',
      vehicleId: null,
      source: 'whatsapp',
      correlationId: 'c',
    } as const
    return { personId, documentId: addDocument(tx, about, 1) }
  })
  const tell = (at: Parameters<typeof board.tell>[0]['at']) => board.tell({ personId, documentId, at })
  tell({ stage: 'fetching' })
  expect(await waits()).toEqual(['fetching'])
  tell({ stage: 'waiting', ahead: 2 })
  expect(await waits()).toEqual(['queued 2'])
  tell({ stage: 'together' })
  tell({ stage: 'sharpened' })
  expect(await waits()).toEqual(['again'])
  tell({ stage: 'done' })
  expect(await waits()).toEqual([])
  tell({ stage: 'waiting', ahead: 0 })
  await db.write((tx) => moveDocument(tx, documentId, ['fetching'], 'discarded'))
  while ((await waits())?.length !== 0) await Bun.sleep(50)
  hide()
  await stop()
  await db.close()
})
