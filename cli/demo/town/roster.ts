import type { VehicleType } from '../../../server/db/schema-mobility.ts'
import type { Random } from '../../../server/simulator/random.ts'

/** A driver of the demo's town. */
export interface Citizen {
  name: string
  /** Digits with country code, out of a row that is made up. */
  phone: string
  vehicleType: VehicleType
  /** As the database keeps it: upper case, without blanks. */
  plate: string
  seats: number
  starsSum: number
  starsCount: number
  insuredForDays: number
}

/** As many drivers as wanted; the same dice give the same people. */
export function roster(random: Random, size: number): Citizen[] {
  const plates = new Set<string>()
  return Array.from({ length: size }, (_, index) => {
    const vehicleType = typeFor(random.share())
    let plate = plateFor(vehicleType, random)
    while (plates.has(plate)) plate = plateFor(vehicleType, random)
    plates.add(plate)
    const starsCount = Math.floor(random.share() ** 2 * 160)
    const average = 4 + random.share()
    return {
      name: `${oneOf(firstNames, random)} ${oneOf(lastNames, random)}`,
      phone: String(firstPhone + index),
      vehicleType,
      plate,
      seats: seats[vehicleType],
      starsCount,
      starsSum: Math.round(average * starsCount),
      insuredForDays: 60 + Math.floor(random.share() * 300),
    }
  })
}

export const oneOf = <T>(all: readonly T[], random: Pick<Random, 'share'>): T => {
  const one = all[Math.floor(random.share() * all.length)]
  if (one === undefined) throw new RangeError('nothing to choose from')
  return one
}

/** Mostly motos, as in Kigali. */
function typeFor(share: number): VehicleType {
  if (share < 0.72) return 'moto'
  if (share < 0.9) return 'cab'
  if (share < 0.95) return 'liffan'
  return share < 0.98 ? 'truck' : 'rental'
}

/** "RE123A" for motos, "RAD123C" for what has more wheels. */
function plateFor(type: VehicleType, random: Random): string {
  const letter = (letters: string) => oneOf([...letters], random)
  const series = type === 'moto' ? `R${letter('CDEFGHI')}` : `RA${letter('BCDEFGHI')}`
  return `${series}${random.digits(3)}${letter('ABCDEFGHIJKLMNPQRSTUVWXYZ')}`
}

const firstPhone = 250790000101

const seats: Record<VehicleType, number> = { moto: 1, cab: 4, liffan: 1, truck: 2, rental: 4, other: 1 }

const firstNames = [
  ...[
    'Jean',
    'Claude',
    'Eric',
    'Patrick',
    'Emmanuel',
    'Innocent',
    'Théogène',
    'Olivier',
    'Fabrice',
    'Samuel',
  ],
  ...['Aimable', 'Vincent', 'Joseph', 'Alexis', 'Faustin', 'Gilbert', 'Norbert', 'Pascal', 'Thierry', 'Yves'],
  ...[
    'Bosco',
    'Célestin',
    'Damascène',
    'Evariste',
    'Félicien',
    'Gaspard',
    'Hassan',
    'Issa',
    'Jérôme',
    'Moïse',
  ],
  ...[
    'Aline',
    'Chantal',
    'Claudine',
    'Espérance',
    'Francine',
    'Grâce',
    'Josiane',
    'Liliane',
    'Solange',
    'Vestine',
  ],
]

const lastNames = [
  ...['Habimana', 'Niyonzima', 'Nshimiyimana', 'Uwimana', 'Hakizimana', 'Ndayisaba', 'Mugisha', 'Bizimana'],
  ...['Nsengiyumva', 'Twagirayezu', 'Habiyaremye', 'Munyaneza', 'Ntakirutimana', 'Nkurunziza', 'Rukundo'],
  ...['Gasana', 'Kayitare', 'Murenzi', 'Ngabo', 'Rwigema', 'Sibomana', 'Tuyishime', 'Iradukunda', 'Ishimwe'],
  ...['Manzi', 'Mutabazi', 'Nizeyimana', 'Shema', 'Uwase', 'Mukamana', 'Uwamahoro', 'Kwizera', 'Byiringiro'],
]
