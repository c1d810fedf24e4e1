import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import world from 'libphonenumber-js/metadata.max.json'
import { parsePayee } from './payee.ts'
import { mobileOf } from './payee-shown.ts'
import kept from './phone-metadata.json'

const countries = ['BI', 'CD', 'CM', 'KE', 'RW', 'TZ', 'UG'] as const

test('what is kept of the library’s numbering plans is what the library has now', async () => {
  const wanted = {
    version: world.version,
    country_calling_codes: Object.fromEntries(
      Object.entries(world.country_calling_codes)
        .map(
          ([code, of]) => [code, of.filter((country) => countries.some((one) => one === country))] as const,
        )
        .filter(([, of]) => of.length > 0),
    ),
    countries: Object.fromEntries(countries.map((country) => [country, world.countries[country]])),
  }
  // After an update of the library: UPDATE_PHONES=1 bun test server/qr/phone-metadata.test.ts
  if (process.env.UPDATE_PHONES === '1')
    await Bun.write(`${import.meta.dir}/phone-metadata.json`, `${JSON.stringify(wanted)}\n`)
  else expect<unknown>(kept).toEqual(wanted)
})

test('numbers are read as with the whole world’s plans', () => {
  const prefix = fc.constantFrom(
    '',
    '0',
    '07',
    '078',
    '072',
    '+2507',
    '2507',
    '00250',
    '+250',
    '25025',
    '02',
    '06',
  )
  const typed = fc.tuple(prefix, fc.stringMatching(/^\d{1,10}$/)).map(([head, rest]) => head + rest)
  fc.assert(
    fc.property(typed, (number) => {
      const read = parsePayee(number)
      const phone = parsePhoneNumberFromString(number, 'RW')
      const isMobile = phone?.country === 'RW' && phone.isValid() && /MOBILE/.test(phone.getType() ?? '')
      expect(read.ok && read.value.kind === 'phone').toBe(isMobile)
      if (isMobile && read.ok) expect(read.value.value).toBe(phone.formatNational().replace(/\D/g, ''))
    }),
    { numRuns: 3000 },
  )
})

test('a number that is known to exist is the payee that reading it gives', () => {
  const digits = fc.oneof(fc.stringMatching(/^2507\d{8}$/), fc.stringMatching(/^\d{9,13}$/))
  fc.assert(
    fc.property(digits, (e164) => {
      const read = parsePayee(`+${e164}`)
      expect(mobileOf(e164)).toEqual(read.ok && read.value.kind === 'phone' ? read.value : undefined)
    }),
    { numRuns: 2000 },
  )
})
