import { toJpeg } from '../../../fixtures/ocr/generate/pixels.ts'
import type { Sample } from '../../../server/simulator/index.ts'
import { dateOf, localTime } from '../../../server/trips/days.ts'
import { type CertificateFacts, certificate } from './certificate.ts'
import { pdfOf, pixelsOf } from './drawing.ts'
import { photograph } from './photograph.ts'
import { priceList } from './price-list.ts'

/**
 * What a newcomer can try to register a vehicle with: each certificate is of another vehicle, which nobody has yet.
 * They are drawn when they are sent, with the dates of that day.
 */
export function samplePapers({ now, timezone }: { now(): number; timezone: string }): Sample[] {
  const printed = (facts: Facts, fromDaysAgo: number) => {
    const today = localTime(now(), timezone).day
    const [from, to] = [today - fromDaysAgo, today - fromDaysAgo + coverDays - 1]
    return certificate({ ...facts, ...dated(facts, from), validFrom: shown(from), validTo: shown(to) })
  }
  const flat = (facts: Facts, fromDaysAgo: number) => toJpeg(pixelsOf(printed(facts, fromDaysAgo)), 90)
  return [
    {
      title: 'Certificate of a moto',
      about: 'A clear picture',
      filename: 'certificate-moto.jpg',
      mime: 'image/jpeg',
      bytes: () => flat(moto, 40),
    },
    {
      title: 'Certificate of a car',
      about: 'A photo on a table, with a shadow',
      filename: 'certificate-car.jpg',
      mime: 'image/jpeg',
      bytes: () => toJpeg(photograph(pixelsOf(printed(cab, 12))), 78),
    },
    {
      title: 'Certificate of a truck',
      about: 'A PDF',
      filename: 'certificate-truck.pdf',
      mime: 'application/pdf',
      bytes: () => pdfOf(printed(truck, 100)),
    },
    {
      title: 'Expired certificate',
      about: 'It ended some weeks ago',
      filename: 'certificate-expired.jpg',
      mime: 'image/jpeg',
      bytes: () => flat(old, 400),
    },
    {
      title: 'A price list',
      about: 'No certificate at all',
      filename: 'price-list.jpg',
      mime: 'image/jpeg',
      bytes: () => toJpeg(photograph(pixelsOf(priceList())), 78),
    },
  ]
}

type Facts = Omit<CertificateFacts, 'policyNumber' | 'certificateNumber' | 'validFrom' | 'validTo'> & {
  serial: string
}

/** Numbers name the year in which the cover begins. */
function dated({ serial }: Facts, from: number): { policyNumber: string; certificateNumber: string } {
  const { year } = dateOf(from)
  return { policyNumber: `RAD/MOT/${year}/${serial}`, certificateNumber: `C${serial}${year % 100}` }
}

const shown = (day: number): string => {
  const { year, month, date } = dateOf(day)
  return `${String(date).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`
}

const coverDays = 365

/** Plates of series in which the town's drivers have none. */
const moto: Facts = {
  plate: 'RJ 482 D',
  serial: '118204',
  insured: 'UWERA Solange',
  usage: 'Taxi moto',
  make: 'TVS',
  model: 'HLX 125',
  year: 2023,
  chassis: 'MD625KF19P1142867',
  engineNumber: '162FMJ-7447295',
  seats: 2,
  brand: '#15607a',
}
const cab: Facts = {
  plate: 'RAJ 731 M',
  serial: '127455',
  insured: 'HABINEZA Patrick',
  usage: 'Passenger transport',
  make: 'TOYOTA',
  model: 'COROLLA',
  year: 2014,
  chassis: 'JTDBR32E530056781',
  engineNumber: '1ZZ-4418263',
  seats: 5,
  brand: '#7a2c15',
}
const truck: Facts = {
  plate: 'RAJ 208 T',
  serial: '131987',
  insured: 'MUKAMANA Claudine',
  usage: 'Carriage of goods',
  make: 'MITSUBISHI',
  model: 'CANTER',
  year: 2012,
  chassis: 'JL6BBE6S5CK412867',
  engineNumber: '4D33-446390',
  seats: 3,
  brand: '#1d5b36',
}
const old: Facts = {
  ...moto,
  plate: 'RJ 117 B',
  serial: '104418',
  insured: 'NIYONZIMA Eric',
  brand: '#4a3a7a',
}
