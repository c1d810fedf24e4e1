import { describe, expect, test } from 'bun:test'
import { deflateSync } from 'node:zlib'
import { decodePicture } from './decode.ts'
import type { Gray } from './gray.ts'
import { grayOfPng } from './png.ts'
import { grayPng, specimenJpeg } from './specimen.ts'

/** Light above, dark below on the left: every turn and every mirror image of it is another picture. */
const marked: Gray = {
  width: 120,
  height: 80,
  data: Uint8Array.from({ length: 9_600 }, (_, at) =>
    at % 120 < 60 && at >= 4_800 ? 20 : at % 120 < 30 ? 90 : 220,
  ),
}

describe('a PNG', () => {
  const kinds = [
    { colours: 0, depth: 8 },
    { colours: 0, depth: 16 },
    { colours: 2, depth: 8 },
    { colours: 2, depth: 16 },
    { colours: 4, depth: 8 },
    { colours: 6, depth: 8 },
    { colours: 6, depth: 16 },
  ]
  test.each(kinds)('of kind $colours with $depth bits is read with every filter', async (kind) => {
    for (const filter of [0, 1, 2, 3, 4])
      expect((await grayOfPng(pngOf(marked, { ...kind, filter }), 500)).data).toEqual(marked.data)
  })

  test.each(kinds)('of kind $colours with $depth bits is read interlaced', async (kind) => {
    expect((await grayOfPng(pngOf(marked, { ...kind, filter: 0, isInterlaced: true }), 500)).data).toEqual(
      marked.data,
    )
  })

  test('of black and white or few colours is read', async () => {
    const white = { ...marked, data: marked.data.map((value) => (value > 100 ? 255 : 0)) }
    const bits = deflateSync(rowsOfBits(white))
    const oneBit = png({ width: 120, height: 80, depth: 1, colours: 0 }, bits)
    expect((await grayOfPng(oneBit, 500)).data).toEqual(white.data)
    expect((await grayOfPng(grayPng(marked), 500)).data).toEqual(marked.data)
  })

  test('with nothing where it is clear is read on white', async () => {
    const clear = await grayOfPng(pngOf(marked, { colours: 6, depth: 8, filter: 0, alpha: 0 }), 500)
    expect(new Set(clear.data)).toEqual(new Set([255]))
  })

  test('is made smaller by means, wherever its sides fall', async () => {
    const small = await grayOfPng(grayPng(marked), 50)
    expect([small.width, small.height]).toEqual([50, 33])
    expect(mean(small.data)).toBeCloseTo(mean(marked.data), 0)
  })

  test('that is cut off or damaged inside says so', async () => {
    const cutOff = png(
      { width: 120, height: 80, depth: 8, colours: 0 },
      deflateSync(new Uint8Array(121 * 40)),
    )
    await expect(grayOfPng(cutOff, 500)).rejects.toMatchObject({ code: 'document.truncated' })
    const damaged = png({ width: 120, height: 80, depth: 8, colours: 0 }, new Uint8Array(200).fill(77))
    await expect(grayOfPng(damaged, 500)).rejects.toMatchObject({ code: 'document.unreadable' })
    const wrongFilter = png(
      { width: 120, height: 80, depth: 8, colours: 0 },
      deflateSync(new Uint8Array(121 * 80).fill(9)),
    )
    await expect(grayOfPng(wrongFilter, 500)).rejects.toMatchObject({ code: 'document.unreadable' })
  })

  test('that goes on after its last row is not unpacked further', async () => {
    const bomb = png(
      { width: 120, height: 80, depth: 8, colours: 0 },
      deflateSync(new Uint8Array(300 * 2 ** 20)),
    )
    const startedAt = performance.now()
    expect((await grayOfPng(bomb, 500)).width).toBe(120)
    expect(performance.now() - startedAt).toBeLessThan(300)
  })
})

describe('a JPEG', () => {
  test('stands as its EXIF says, in all eight ways and both orders of bytes', async () => {
    const jpeg = await new Bun.Image(grayPng(marked)).jpeg({ quality: 95 }).bytes()
    for (const isLittle of [true, false]) {
      for (let orientation = 1; orientation <= 8; orientation++) {
        const { width, height, data } = await decodePicture(
          withOrientation(jpeg, orientation, isLittle),
          'jpeg',
        )
        const expected = oriented(marked, orientation)
        expect([width, height]).toEqual([expected.width, expected.height])
        const far = data.filter((value, at) => Math.abs(value - (expected.data[at] ?? 0)) > 40).length
        expect({ orientation, far: far / data.length }).toEqual({ orientation, far: expect.closeTo(0, 1) })
      }
    }
  })

  test('of 43 million pixels comes out small', async () => {
    const { width, height } = await decodePicture(
      await specimenJpeg({ width: 5_700, height: 7_600 }),
      'jpeg',
      2_000,
    )
    expect([width, height]).toEqual([1_500, 2_000])
  })

  test('with a broken table is a picture of something or unreadable, and no more', async () => {
    const jpeg = Buffer.from(await specimenJpeg())
    jpeg.fill(0x5a, jpeg.indexOf(Uint8Array.of(0xff, 0xc4)) + 5, jpeg.indexOf(Uint8Array.of(0xff, 0xc4)) + 18)
    const outcome = await decodePicture(jpeg, 'jpeg').then(
      () => 'a picture',
      (thrown) => thrown.code,
    )
    expect(['a picture', 'document.unreadable']).toContain(outcome)
  })
})

const mean = (data: Uint8Array): number => data.reduce((sum, value) => sum + value, 0) / data.length

interface Kind {
  colours: number
  depth: number
  filter: number
  isInterlaced?: boolean
  alpha?: number
}

function pngOf(gray: Gray, { colours, depth, filter, isInterlaced = false, alpha = 255 }: Kind): Uint8Array {
  const samples = (value: number) => {
    const of = colours === 2 || colours === 6 ? [value, value, value] : [value]
    return colours >= 4 ? [...of, alpha] : of
  }
  const bytesOf = (value: number) =>
    samples(value).flatMap((sample) => (depth === 16 ? [sample, 0] : [sample]))
  const step = bytesOf(0).length
  const sweeps = isInterlaced
    ? [
        [0, 0, 8, 8],
        [4, 0, 8, 8],
        [0, 4, 4, 8],
        [2, 0, 4, 4],
        [0, 2, 2, 4],
        [1, 0, 2, 2],
        [0, 1, 1, 2],
      ]
    : [[0, 0, 1, 1]]
  const rows: number[] = []
  for (const [x0 = 0, y0 = 0, dx = 1, dy = 1] of sweeps) {
    let above: number[] = []
    for (let y = y0; y < gray.height; y += dy) {
      const row: number[] = []
      for (let x = x0; x < gray.width; x += dx) row.push(...bytesOf(gray.data[y * gray.width + x] ?? 0))
      rows.push(
        filter,
        ...row.map(
          (value, at) =>
            (value - predicted(filter, row[at - step] ?? 0, above[at] ?? 0, above[at - step] ?? 0)) & 255,
        ),
      )
      above = row
    }
  }
  return png(
    { width: gray.width, height: gray.height, depth, colours, isInterlaced },
    deflateSync(Uint8Array.from(rows)),
  )
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 4) {
    const guess = left + up - corner
    const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
    return a <= b && a <= c ? left : b <= c ? up : corner
  }
  return [0, left, up, (left + up) >> 1][filter] ?? 0
}

function png(
  {
    width,
    height,
    depth,
    colours,
    isInterlaced = false,
  }: { width: number; height: number; depth: number; colours: number; isInterlaced?: boolean },
  data: Uint8Array,
): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, colours, 0, 0, isInterlaced ? 1 : 0], 8)
  const chunk = (type: string, body: Uint8Array) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(body.length)
    head.write(type, 4)
    return Buffer.concat([head, body, Buffer.alloc(4)])
  }
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', new Uint8Array()),
  ])
}

function rowsOfBits({ width, height, data }: Gray): Uint8Array {
  const rows = new Uint8Array((1 + width / 8) * height)
  for (let at = 0; at < data.length; at++) {
    const [x, y] = [at % width, Math.floor(at / width)]
    const index = y * (1 + width / 8) + 1 + (x >> 3)
    if ((data[at] ?? 0) > 0) rows[index] = (rows[index] ?? 0) | (0x80 >> (x & 7))
  }
  return rows
}

/** An EXIF segment that says nothing but how the camera was held (Exif 2.3, tag 0x0112). */
function withOrientation(jpeg: Uint8Array, orientation: number, isLittle: boolean): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(26))
  tiff.setUint16(0, isLittle ? 0x4949 : 0x4d4d)
  tiff.setUint16(2, 42, isLittle)
  tiff.setUint32(4, 8, isLittle)
  tiff.setUint16(8, 1, isLittle)
  tiff.setUint16(10, 0x112, isLittle)
  tiff.setUint16(12, 3, isLittle)
  tiff.setUint32(14, 1, isLittle)
  tiff.setUint16(18, orientation, isLittle)
  const head = Buffer.concat([
    Uint8Array.of(0xff, 0xe1, 0, 34),
    Buffer.from('Exif\0\0'),
    new Uint8Array(tiff.buffer),
  ])
  return Buffer.concat([jpeg.subarray(0, 2), head, jpeg.subarray(2)])
}

/** Where the first row and column of the stored picture are seen. */
function oriented({ width, height, data }: Gray, orientation: number): Gray {
  const isSideways = orientation >= 5
  const [w, h] = isSideways ? [height, width] : [width, height]
  const from = (x: number, y: number): [number, number] =>
    [
      [x, y],
      [width - 1 - x, y],
      [width - 1 - x, height - 1 - y],
      [x, height - 1 - y],
      [y, x],
      [y, height - 1 - x],
      [width - 1 - y, height - 1 - x],
      [width - 1 - y, x],
    ][orientation - 1] as [number, number]
  const out = Uint8Array.from({ length: data.length }, (_, at) => {
    const [x, y] = from(at % w, Math.floor(at / w))
    return data[y * width + x] ?? 0
  })
  return { width: w, height: h, data: out }
}
