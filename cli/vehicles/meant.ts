import type { Reader } from '../../server/db/open.ts'
import { paperById, papersOfVehicle, type SeenPaper } from '../../server/documents/browse.ts'
import type { Document } from '../../server/documents/documents.ts'
import { AppError } from '../../server/error.ts'
import { findPeople } from '../../server/people/find.ts'
import { readPlate, shownPlate } from '../../server/vehicles/plate.ts'
import {
  type OwnedVehicle,
  vehicleById,
  vehiclesByPlate,
  vehiclesOf,
} from '../../server/vehicles/vehicles.ts'
import { meant, nameOf, refuseBlank } from '../drivers/meant.ts'

/** A paper with its vehicle, if it has one; or a vehicle of which no paper was ever sent. */
export type PaperMeant = SeenPaper | { vehicle: OwnedVehicle; document: undefined }

/**
 * By the number of a paper, a plate, or whatever the commands about drivers take. Of several papers the one that waits
 * for the operator is meant, or else the newest. Throws `not.found`, and `usage.invalid` where several could be meant.
 */
export function paperMeant(read: Reader, typed: string): PaperMeant {
  refuseBlank(typed)
  const [, hash, number] = /^(#?)(\d{1,9})$/.exec(typed.trim()) ?? []
  if (number !== undefined) {
    const paper = paperById(read, Number(number))
    if (paper !== undefined) return paper
    // Somebody's number, or the end of it, is made of digits as well.
    if (hash === '#' || number.length < shortestPhoneEnd) throw noPaper(number)
  }
  const plate = readPlate(typed)
  const people =
    plate.is === 'not_a_plate'
      ? findPeople(read, typed).filter(({ merged_into }) => merged_into === null)
      : []
  const [person, ...more] = people
  if (person !== undefined && more.length === 0) return ofPerson(read, person.id)
  if (plate.is === 'plate') {
    const waiting = vehiclesByPlate(read, plate.plate).flatMap(({ id }) =>
      waitingOf(papersOfVehicle(read, id)),
    )
    const one = onlyOne(read, waiting, shownPlate(plate.plate))
    if (one !== undefined) return one
  }
  const found = meant(read, typed)
  return found.is === 'vehicle' ? ofVehicle(read, found.vehicle) : ofPerson(read, found.driver.id)
}

function ofPerson(read: Reader, personId: number): PaperMeant {
  const papers = read.all<Document>('select * from document where person_id = ? order by id', personId)
  const name = nameOf(read, personId)
  const one = onlyOne(read, waitingOf(papers), name)
  if (one !== undefined) return one
  const [vehicle, ...more] = vehiclesOf(read, personId)
  if (vehicle !== undefined && more.length === 0) return ofVehicle(read, vehicle)
  if (vehicle !== undefined) {
    const plates = [vehicle, ...more].map((each) => shownPlate(each.plate)).join(' and ')
    throw new AppError('usage.invalid', `${name} has ${plates}. Name one by its plate.`)
  }
  const newest = seen(read, papers.at(-1))
  if (newest !== undefined) return newest
  throw new AppError('not.found', `${name} has no vehicle and has sent no papers.`)
}

function ofVehicle(read: Reader, vehicle: OwnedVehicle): PaperMeant {
  const papers = papersOfVehicle(read, vehicle.id)
  return (
    onlyOne(read, waitingOf(papers), shownPlate(vehicle.plate)) ??
    seen(read, papers.at(-1)) ?? { vehicle, document: undefined }
  )
}

const waitingOf = (papers: Document[]): Document[] => papers.filter(({ state }) => state === 'submitted')

const seen = (read: Reader, paper: Document | undefined): SeenPaper | undefined =>
  paper === undefined ? undefined : paperById(read, paper.id)

function onlyOne(read: Reader, papers: Document[], whose: string): SeenPaper | undefined {
  if (papers.length <= 1) return seen(read, papers[0])
  const shown = papers.map((paper) => {
    const vehicle = paper.vehicle_id === null ? undefined : vehicleById(read, paper.vehicle_id)
    const plate = vehicle === undefined ? '' : `${shownPlate(vehicle.plate)} of `
    return `#${paper.id} (${plate}${nameOf(read, paper.person_id)})`
  })
  throw new AppError(
    'usage.invalid',
    `Several papers of ${whose} wait: ${shown.join(' and ')}. Name one by its number.`,
  )
}

const noPaper = (number: string) =>
  new AppError('not.found', `There is no paper #${number}. "inzira vehicles list" shows them.`)

const shortestPhoneEnd = 4
