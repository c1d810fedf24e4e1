import { expect, test } from 'bun:test'
import { fieldsOf } from './fields.ts'
import { typedPage } from './typed-page.ts'

const said = (page: string): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(fieldsOf(typedPage(page)).fields).map(([name, { value }]) => [name, value]),
  )

const row = {
  policy_number: 'PI/MV/26/011872',
  plate: 'RAC 811 G',
  make: 'TOYOTA',
  model: 'COASTER',
  chassis: 'JTGFB718301056231',
  engine_number: '1HZ0745512',
  year: 2006,
  seats: 30,
}

test('shares out a row of values that was read as one text, in the order of its labels', () => {
  const page = `
  THIRD PARTY MOTOR INSURANCE
  Policy No. Plate No Make Model Chassis No Engine No YoM Seats
  PI/MV/26/011872 RAC 811 G TOYOTA COASTER JTGFB718301056231 1HZ-0745512 2006 30`
  expect(said(page)).toEqual(row)
})

test('and one of which some cells were read together', () => {
  const page = `
  THIRD PARTY MOTOR INSURANCE
  Policy No.         Plate No   Make    Model    Chassis No         Engine No    YoM     Seats
  PI/MV/26/011872    RAC 811 G TOYOTA COASTER    JTGFB718301056231  1HZ-0745512    2006    30`
  expect(said(page)).toEqual(row)
})

test('what was shared out is asked about', () => {
  const { year, seats } = fieldsOf(
    typedPage(`
  THIRD PARTY MOTOR INSURANCE
  Plate No Year Seats
  RAC 811 G 2006 30`),
  ).fields
  expect(year).toMatchObject({ value: 2006 })
  expect(year?.confidence).toBeLessThan(0.85)
  expect(seats).toMatchObject({ value: 30 })
  expect(seats?.confidence).toBeLessThan(0.85)
})

test('an empty cell takes no value from its neighbour', () => {
  const page = `
  THIRD PARTY MOTOR INSURANCE
  Plate No         Year          Seats
  RAC 811 G                      30`
  expect(said(page)).toEqual({ plate: 'RAC 811 G', seats: 30 })
})
