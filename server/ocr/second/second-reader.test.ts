import { expect, test } from 'bun:test'
import { findLines } from '../lines.ts'
import { readable } from '../readable.ts'
import { specimenFields, specimenGray } from '../specimen.ts'
import { readBySecond } from './second-reader.ts'

test('reads the lines of a page, upside down or not, with the spaces between words', async () => {
  for (const isFlipped of [false, true]) {
    const page = await specimenGray({ turnDegrees: isFlipped ? 180 : 0 })
    const readings = await readBySecond(page, readable(findLines(page)), isFlipped)
    const sure = readings.filter(({ confidence }) => confidence > 0.75).map(({ text }) => text)
    expect(sure).toContain('MOTOR VEHICLE INSURANCE CERTIFICATE')
    expect(sure.join('\n')).toContain(specimenFields.policy_number)
    expect(sure.join('\n')).toContain(specimenFields.chassis)
  }
}, 30_000)
