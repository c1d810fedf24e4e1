import { expect, test } from 'bun:test'
import { chassisIn, isChassisShape } from './chassis.ts'
import { seatsIn, yearIn } from './counts.ts'
import { insurerIn } from './insurers.ts'
import { isNameShape, nameIn } from './names.ts'
import { engineIn, numberIn } from './numbers.ts'
import { usageIn } from './usage.ts'
import { engineCodeIn, makeIn, makeOfModel, modelIn, vinWithMake } from './vehicles.ts'

test.each([
  ['JALE5VT94V5339607', 'JALE5VT94V5339607'],
  ['LCOCEAD1W7H302892', 'LC0CEAD1W7H302892'],
  ['MD6M14EEGOY486781', 'MD6M14EEG0Y486781'],
  ['JTDBR32E4201234S6', 'JTDBR32E420123456'],
  ['V98W-1819241', 'V98W-1819241'],
  ['ZRE142-6O12345', 'ZRE142-6012345'],
  ['MD2A18AZ8MWL04417', 'MD2A18AZ8MWL04417'],
  ['MO2A217C4N8457914', 'MD2A217C4N8457914'],
  ['NZE1213041782', 'NZE1213041782'],
])('corrects the chassis number %p', (text, chassis) => {
  expect(chassisIn(text)?.value).toBe(chassis)
})

test('tells a chassis number by its shape alone, but not a policy', () => {
  expect(isChassisShape('NZE141-3457525')).toBe(true)
  expect(isChassisShape('KNABX2LZ0SX169990')).toBe(true)
  expect(isChassisShape('019/081/1/020581/2024')).toBe(false)
})

test.each([
  ['MF/KIG/0743/083000/2025', 'MF/KIG/0743/083000/2025'],
  ['| 026/086/1/O63781/2024', '026/086/1/063781/2024'],
  ['No. SON-135806', 'SON-135806'],
  ['OM 454650', 'OM 454650'],
  ['PIBRI963583/24', 'P/BR/963583/24'],
  ['S/N 0041782', '0041782'],
])('reads the number %p', (text, number) => {
  expect(numberIn(text)?.value).toBe(number)
})

test.each([
  ['RWO980444', 'RW0980444'],
  ['M0T/5182/2O26/006', 'MOT/5182/2026/006'],
  ['R1C 3734415', 'RIC 3734415'],
  ['CERT/2389S9/24', 'CERT/238959/24'],
  ['$ 078346', 'S 078346'],
])('puts letters among letters and digits among digits in %p, less surely', (text, number) => {
  expect(numberIn(text)?.value).toBe(number)
})

test('believes less where a letter or a digit could stand', () => {
  expect(numberIn('RW0980444')?.fit).toBe(1)
  expect(numberIn('RWO980444')?.fit ?? 1).toBeLessThan(0.85)
})

test.each(['A96929827', 'AUTO12345', 'SON-135806', 'P/BR/042292/23', 'RIC-KGL/MV/0041782'])(
  'leaves %p as it is',
  (text) => {
    expect(numberIn(text)).toEqual({ value: text, fit: 1 })
  },
)

test.each(['MUGISHA Vestine', 'CERTIFICATE', '', '12'])('sees no policy number in %p', (text) => {
  expect(numberIn(text)).toBeUndefined()
})

test('leaves the letters of an engine number, which run into its digits', () => {
  expect(engineIn('LF479Q48979')?.value).toBe('LF479Q48979')
  expect(engineIn('G4KD-2539412')?.value).toBe('G4KD2539412')
  expect(engineIn('1NZ4O55')?.value).toBe('1NZ4055')
})

test.each([
  ['SANLAMALLIANZ GENERAL INSURANCE PLC', 'SANLAM'],
  ['OLD MUTUAL INSURANCE RWANDA PLC)', 'OLDMUTUAL'],
  ['(MUA INSURANCE RWANDA LTD', 'MUA'],
  ['RAD1ANT INSURANCE COMPANY', 'RADIANT'],
  ['S0NARWA S.A.', 'SONARWA'],
  ['BK GENERAL INSURANCE', 'BK'],
  ['aleMAYFAIR INSURANCE', 'MAYFAIR'],
  ['Prime Insurance Ltd', 'PRIME'],
])('knows the insurer in %p', (text, key) => {
  expect(insurerIn(text)?.value).toBe(key)
})

test.each([
  'MOTOR INSURANCE',
  'Prime nette 15,250 FRW',
  'Premium',
  'Licensed by the National Bank of Rwanda',
])('sees no insurer in %p', (text) => {
  expect(insurerIn(text)).toBeUndefined()
})

test('a bare name is enough where an insurer must stand', () => {
  expect(insurerIn('BK')).toBeUndefined()
  expect(insurerIn('BK', true)?.value).toBe('BK')
})

test.each([
  ['Commercial - goods', 'GOODS'],
  ['Promenade et affaires', 'PRIVATE'],
  ['Private use', 'PRIVATE'],
  ['Ku giti cye', 'PRIVATE'],
  ['Moto itwara abagenzi', 'TAXI_MOTO'],
  ['Taxi-moto', 'TAXI_MOTO'],
  ['Transport rémunéré (moto)', 'TAXI_MOTO'],
  ['Itwara abagenzi', 'PASSENGER'],
  ['Transport de personnes', 'PASSENGER'],
  ['Transport de marchandises', 'GOODS'],
  ['Gutwara imizigo', 'GOODS'],
  ['Self-drive hire', 'RENTAL'],
  ['Location sans chauffeur', 'RENTAL'],
  ['Gukodesha', 'RENTAL'],
  ['Prlvate use', 'PRIVATE'],
  ['Transport public de marchandises', 'GOODS'],
  ['Gutwara ibintu', 'GOODS'],
  ['Motorcycle commercial', 'TAXI_MOTO'],
  ['Use for the carriage of passengers for hire', 'PASSENGER'],
])('knows the use %p', (text, key) => {
  expect(usageIn(text)?.value).toBe(key)
})

test.each([
  ['MUGISHA Vestine', 'MUGISHA Vestine'],
  ['| MUGISHA Vestine _', 'MUGISHA Vestine'],
  ['MUG1SHA Vestine', 'MUGISHA Vestine'],
  ['MUHAZI LAKE LODGE LTD', 'MUHAZI LAKE LODGE LTD'],
  ['INGABIRE Jean-Pierre Espérance', 'INGABIRE Jean-Pierre Espérance'],
  ['Mr. HABIMANA Callixte', 'HABIMANA Callixte'],
  ['IMENA TRANSPORT LTD, KIGALI', 'IMENA TRANSPORT LTD'],
  ['KARANGWA Olivier, B.P. 417 Kigali', 'KARANGWA Olivier'],
  ['GASANA, Eric', 'GASANA Eric'],
  ['MUGISHA Eric (TIN 101234567)', 'MUGISHA Eric'],
])('reads the name %p', (text, name) => {
  expect(nameIn(text)?.value).toBe(name)
})

test('headings and numbers are no names', () => {
  for (const text of ['MOTOR INSURANCE', 'RAC 287 W', '2025-095814', 'SPECIMEN'])
    expect(nameIn(text)).toBeUndefined()
  expect(isNameShape('KAMANZI Callixte')).toBe(true)
  expect(isNameShape('Private use')).toBe(false)
})

test('knows makes within an edit or two, and models better once the make is known', () => {
  expect(makeIn('T0YOTA')?.value).toBe('TOYOTA')
  expect(makeIn('MERCEDES')?.value).toBe('MERCEDES-BENZ')
  expect(makeIn('VW')?.value).toBe('VOLKSWAGEN')
  expect(makeIn('PRIVATE')).toBeUndefined()
  expect(modelIn('COROLLR', 'TOYOTA')).toMatchObject({ value: 'COROLLA', known: true })
  expect(modelIn('L300', 'MITSUBISHI')?.value).toBe('L300')
  expect(makeOfModel('SPORTAGE')?.make).toBe('KIA')
})

test('puts right the beginning of a VIN or an engine number that everybody knows', () => {
  expect(vinWithMake('USYPCAJAZKF910893', 'KIA')).toBe('U5YPCAJAZKF910893')
  expect(vinWithMake('KNABX2LZ0SX169990', 'KIA')).toBeUndefined()
  expect(vinWithMake('WBPCUMG02S861558', 'YAMAHA')).toBeUndefined()
  expect(vinWithMake('TMBRP12S0X416782', 'KIA')).toBeUndefined()
  expect(vinWithMake('BPKENY2T4X764248', 'YAMAHA')).toBe('LBPKENY2T4X764248')
  expect(engineCodeIn('IND7685597')).toBe('1ND7685597')
  expect(engineCodeIn('AM5038820')).toBe('4M5038820')
  expect(engineCodeIn('XYZ123456')).toBe('XYZ123456')
})

test('years and seats', () => {
  expect(yearIn('2O20', 2050)?.value).toBe(2020)
  expect(yearIn('105330847', 2050)).toBeUndefined()
  expect(seatsIn('5')?.value).toBe(5)
  expect(seatsIn('30 places')?.value).toBe(30)
  expect(seatsIn('1+4')?.value).toBe(5)
  expect(seatsIn('5 pers.')?.value).toBe(5)
  expect(seatsIn('FIVE (5)')?.value).toBe(5)
  expect(seatsIn('2020')).toBeUndefined()
  expect(yearIn('03/2012', 2050)?.value).toBe(2012)
})
