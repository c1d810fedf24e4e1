import { describe, expect, test } from 'bun:test'
import { dayTyped } from './schedule-day.ts'
import { hoursTyped } from './schedule-time.ts'

const day = (iso: string) => Math.round(Date.parse(`${iso}T00:00Z`) / 86_400_000)
/** A Sunday. */
const today = day('2026-11-22')

describe('a typed day is understood', () => {
  const said: [string, string][] = [
    ['today', '2026-11-22'],
    ['Aujourd’hui', '2026-11-22'],
    ['uyu munsi', '2026-11-22'],
    ['Leo!', '2026-11-22'],
    ['TOMORROW', '2026-11-23'],
    ['demain', '2026-11-23'],
    ['ejo', '2026-11-23'],
    ['kesho', '2026-11-23'],
    ['après-demain', '2026-11-24'],
    ['ejobundi', '2026-11-24'],
    ['keshokutwa', '2026-11-24'],
    ['the day after tomorrow', '2026-11-24'],
    ['Friday', '2026-11-27'],
    ['fri', '2026-11-27'],
    ['vendredi prochain', '2026-11-27'],
    ['kuwa gatanu', '2026-11-27'],
    ['ku wa gatanu', '2026-11-27'],
    ['Ijumaa', '2026-11-27'],
    ['next Sunday', '2026-11-29'],
    ['ku cyumweru', '2026-11-29'],
    ['25', '2026-11-25'],
    ['le 25', '2026-11-25'],
    ['the 25th', '2026-11-25'],
    ['tarehe 25', '2026-11-25'],
    ['ku itariki ya 25', '2026-11-25'],
    ['22', '2026-11-22'],
    ['21', '2026-12-21'],
    ['31', '2026-12-31'],
    ['25/12', '2026-12-25'],
    ['25.12.2026', '2026-12-25'],
    ['25-12-26', '2026-12-25'],
    ['12/25', '2026-12-25'],
    ['2026-12-25', '2026-12-25'],
    ['25 December', '2026-12-25'],
    ['25th of December 2026', '2026-12-25'],
    ['Dec 25', '2026-12-25'],
    ['25 décembre', '2026-12-25'],
    ['25 Ukuboza', '2026-12-25'],
    ['25 Desemba', '2026-12-25'],
    ['Friday 25 December', '2026-12-25'],
    ['kuwa gatanu, 25 Ukuboza', '2026-12-25'],
    ['ku cyumweru 29 Ugushyingo', '2026-11-29'],
    ['1 January', '2027-01-01'],
    ['1er janvier', '2027-01-01'],
    ['1/1', '2027-01-01'],
    ['29 February', '2028-02-29'],
    ['1/11/2026', '2026-11-01'],
  ]
  test.each(said)('%s', (typed, meant) => expect(dayTyped(typed, today)).toBe(day(meant)))

  test.each(['', 'x', '32', '0', '31/11', '45/45', '2026-02-30', 'soon', '0788123456', '25 Foo', '👍'])(
    'but not %s',
    (typed) => expect(dayTyped(typed, today)).toBeUndefined(),
  )
})

describe('typed hours are understood', () => {
  const at = (hour: number, minute = 0) => ({ at: hour * 60 + minute })
  const span = (from: number, to: number) => ({ from: from * 60, to: to * 60 })
  const said: [string, { at: number } | { from: number; to: number }][] = [
    ['7', at(7)],
    ['07', at(7)],
    ['7:30', at(7, 30)],
    ['07:30', at(7, 30)],
    ['7.30', at(7, 30)],
    ['7h30', at(7, 30)],
    ['7 h 30', at(7, 30)],
    ['7h', at(7)],
    ['19 heures', at(19)],
    ['à 19h', at(19)],
    ['vers 7h', at(7)],
    ['0730', at(7, 30)],
    ['1930', at(19, 30)],
    ['7am', at(7)],
    ['7:30 PM', at(19, 30)],
    ['12 am', at(0)],
    ['12 pm', at(12)],
    ['7 in the evening', at(19)],
    ['7 heures du matin', at(7)],
    ['7h du soir', at(19)],
    ['at 7', at(7)],
    ['noon', at(12)],
    ['midi', at(12)],
    ['minuit', at(0)],
    ['0:15', at(0, 15)],
    ['saa moja', at(7)],
    ['saa moja asubuhi', at(7)],
    ['saa moja na nusu asubuhi', at(7, 30)],
    ['saa mbili kasoro robo', at(7, 45)],
    ['saa moja jioni', at(19)],
    ['saa kumi na moja jioni', at(17)],
    ['saa tatu usiku', at(21)],
    ['saa kumi na mbili asubuhi', at(6)],
    ['saa kumi na moja alfajiri', at(5)],
    ['saa sita mchana', at(12)],
    ['saa moya', at(7)],
    ['saa mbiri za mu gitondo', at(8)],
    ['saa mbiri n’igice', at(8, 30)],
    ['saa cumi n’imwe', at(17)],
    ['saa cyenda z’amanywa', at(15)],
    ['saa moya za nimugoroba', at(19)],
    ['saa tatu z’ijoro', at(21)],
    ['saa 2', at(8)],
    ['saa 7:30', at(7, 30)],
    ['saa 14', at(14)],
    ['7-9', span(7, 9)],
    ['7 – 9', span(7, 9)],
    ['7h-9h', span(7, 9)],
    ['from 7 to 9', span(7, 9)],
    ['between 7am and 9am', span(7, 9)],
    ['de 7h à 9h', span(7, 9)],
    ['entre 7h et 9h', span(7, 9)],
    ['kati ya 7 na 9', span(7, 9)],
    ['kuva 7 hadi 9', span(7, 9)],
    ['kuva saa moya kugeza saa tatu', span(7, 9)],
    ['6-10', span(6, 10)],
    ['22-2', span(22, 26)],
  ]
  test.each(said)('%s', (typed, meant) => expect(hoursTyped(typed)).toEqual(meant))

  test.each(['', 'x', '24:00', '25', '7:60', '13 pm', '7-7', '7-8-9', 'saa', '0788123456', '👍', '-1'])(
    'but not %s',
    (typed) => expect(hoursTyped(typed)).toBeUndefined(),
  )
})
