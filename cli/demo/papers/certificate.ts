import type { Drawing, Item } from './drawing.ts'
import { paperColor } from './drawing.ts'

/** What stands on an invented certificate; dates as they are printed. */
export interface CertificateFacts {
  plate: string
  policyNumber: string
  certificateNumber: string
  insured: string
  usage: string
  make: string
  model: string
  year: number
  chassis: string
  engineNumber: string
  seats: number
  validFrom: string
  validTo: string
  brand: string
}

/** Nobody may take it for a real one: it says so above and below, in red. */
export function certificate(facts: CertificateFacts): Drawing {
  const { brand } = facts
  const rows: [label: string, value: string][][] = [
    [
      ['Policy number', facts.policyNumber],
      ['Certificate number', facts.certificateNumber],
    ],
    [
      ['Insured', facts.insured],
      ['Usage', facts.usage],
    ],
    [
      ['Registration number', facts.plate],
      ['Make', facts.make],
      ['Model', facts.model],
    ],
    [
      ['Chassis number', facts.chassis],
      ['Engine number', facts.engineNumber],
    ],
    [
      ['Year of manufacture', String(facts.year)],
      ['Number of seats', String(facts.seats)],
    ],
    [
      ['Valid from', facts.validFrom],
      ['Valid to', facts.validTo],
    ],
  ]
  const words = { weight: 'regular', color: ink, on: paperColor, anchor: 'start' } as const
  const warning = { ...words, kind: 'text', color: red, weight: 'bold', anchor: 'middle' } as const
  return {
    title: 'Specimen of an insurance certificate',
    widthMm,
    heightMm,
    items: [
      { kind: 'box', xMm: 0, yMm: 0, widthMm, heightMm: 5, color: brand },
      {
        ...words,
        kind: 'text',
        text: 'RADIANT INSURANCE COMPANY LTD',
        xMm: left,
        yMm: 18,
        sizeMm: 7,
        weight: 'bold',
        color: brand,
      },
      {
        ...words,
        kind: 'text',
        text: 'MOTOR VEHICLE INSURANCE CERTIFICATE',
        xMm: left,
        yMm: 27,
        sizeMm: 5,
      },
      { ...warning, text: 'SPECIMEN', xMm: widthMm - 36, yMm: 19, sizeMm: 9 },
      ...rows.flatMap((cells, row) => cellsOf(cells, 33 + row * rowMm)),
      {
        ...warning,
        text: 'SPECIMEN made by a demo. This is no certificate of any insurer.',
        xMm: widthMm / 2,
        yMm: heightMm - 6,
        sizeMm: 4,
      },
    ],
  }
}

/** Boxes beside each other with a small label above each value. */
function cellsOf(cells: [label: string, value: string][], yMm: number): Item[] {
  const width = (widthMm - 2 * left) / cells.length
  return cells.flatMap(([label, value], column): Item[] => {
    const xMm = left + column * width
    const text = { kind: 'text', on: paperColor, anchor: 'start', xMm: xMm + 4 } as const
    return [
      ...frame(xMm, yMm, width),
      { ...text, text: label, yMm: yMm + 5, sizeMm: 3.4, weight: 'regular', color: grey },
      { ...text, text: value, yMm: yMm + 12, sizeMm: 5.4, weight: 'bold', color: ink },
    ]
  })
}

const frame = (xMm: number, yMm: number, width: number): Item[] =>
  [
    { xMm, yMm, widthMm: width, heightMm: line },
    { xMm, yMm: yMm + rowMm, widthMm: width + line, heightMm: line },
    { xMm, yMm, widthMm: line, heightMm: rowMm },
    { xMm: xMm + width, yMm, widthMm: line, heightMm: rowMm },
  ].map((box) => ({ kind: 'box', color: grey, ...box }))

const widthMm = 210
const heightMm = 145
const left = 12
const rowMm = 16
const line = 0.25
const ink = '#1a1f26'
const grey = '#5b6672'
const red = '#c2261b'
