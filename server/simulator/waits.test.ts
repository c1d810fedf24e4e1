import { afterEach, expect, test } from 'bun:test'
import type { SimulatorOptions } from './index.ts'
import { stage } from './testing.ts'

let on: Awaited<ReturnType<typeof stage>>
const begin = async (options: SimulatorOptions = {}) => {
  on = await stage(options)
  return on
}
afterEach(() => on.stop())

test('what somebody waits for is known by number or user id until it is over', async () => {
  const { sim, alice } = await begin()
  const waits = async () => {
    const state = (await (await fetch(`${sim.url}/simulator/state`)).json()) as { waits: object }
    return state.waits
  }
  sim.waits(alice.phone, { id: '1', step: 'queued', ahead: 2 })
  sim.waits(alice.userId, { id: '2', step: 'lines' })
  sim.waits('250788999999', { id: '3', step: 'lines' })
  const crowd = sim.person({ hidden: true })
  sim.waits(crowd.phone, { id: '4', step: 'lines' })
  expect(await waits()).toEqual({
    [alice.key]: [
      { id: '1', step: 'queued', ahead: 2 },
      { id: '2', step: 'lines' },
    ],
  })
  sim.waits(alice.phone, { id: '1', step: 'reading' })
  sim.waits(alice.phone, { id: '2', step: 'failed' })
  expect(await waits()).toEqual({ [alice.key]: [{ id: '1', step: 'reading' }] })
  sim.waits(alice.phone, { id: '1', step: 'done' })
  expect(await waits()).toEqual({ [alice.key]: [] })
})

test('samples are made when they are asked for, and only those there are', async () => {
  let count = 0
  const sample = { title: 'Paper', filename: 'paper.png', mime: 'image/png' }
  const { sim } = await begin({ samples: [{ ...sample, bytes: () => Uint8Array.of(++count) }] })
  const get = (place: string) => fetch(`${sim.url}/simulator/samples/${place}`)
  const state = (await (await fetch(`${sim.url}/simulator/state`)).json()) as { samples: object[] }
  expect(state.samples).toEqual([sample])
  expect(count).toBe(0)
  const paper = await get('0')
  expect(paper.headers.get('content-type')).toBe('image/png')
  expect([...new Uint8Array(await paper.arrayBuffer())]).toEqual([1])
  for (const place of ['1', '-1', 'length', '0x0', '']) expect((await get(place)).status).toBe(404)
})

test('a file goes as what it is, and as a document where that is wanted', async () => {
  const { sim, alice } = await begin()
  const send = async (name: string, as?: string) => {
    const form = new FormData()
    form.set('file', new File([Uint8Array.of(1, 2, 3)], name))
    if (as !== undefined) form.set('as', as)
    await fetch(`${sim.url}/simulator/people/${alice.key}/files`, { method: 'POST', body: form })
    return sim.deliveries.at(-1)?.updates[0]?.lists.messages?.[0]?.type
  }
  expect(await send('a.jpg')).toBe('image')
  expect(await send('a.jpg', 'document')).toBe('document')
  expect(await send('a.webp')).toBe('document')
  expect(await send('a.pdf')).toBe('document')
  expect(await send('a.mp4')).toBe('video')
})
