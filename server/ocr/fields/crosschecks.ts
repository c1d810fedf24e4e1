import type { FieldName } from '../document.ts'
import type { Cover } from './period.ts'
import { isMotorcyclePlate } from './plates.ts'
import { hasKnownCode, isKnownVin, makeOfModel, modelIn, motorcycleMake, vinMatchesMake } from './vehicles.ts'

/** Which fields others confirm (above 0) or contradict (below 0). */
export function agreements(
  values: ReadonlyMap<FieldName, string | number>,
  cover: Cover,
): Map<FieldName, number> {
  const out = new Map<FieldName, number>()
  const add = (field: FieldName, by: number): void => {
    if (values.has(field)) out.set(field, (out.get(field) ?? 0) + by)
  }
  const make = text(values.get('make'))
  const model = text(values.get('model'))
  if (make !== '' && model !== '') {
    if (modelIn(model, make)?.known === true) {
      add('make', 1)
      add('model', 1)
    } else if (makeOfModel(model) !== undefined) {
      add('make', -1)
      add('model', -1)
    }
  }
  const chassis = text(values.get('chassis'))
  if (make !== '' && chassis !== '') {
    const matches = vinMatchesMake(chassis, make)
    if (matches === true) add('make', 1)
    if (matches === false) add('chassis', -1)
  }
  if (make === '' && chassis.length === 17 && !isKnownVin(chassis)) add('chassis', -1)
  const engine = text(values.get('engine_number'))
  if (engine !== '' && !hasKnownCode(engine)) add('engine_number', -1)
  const plate = text(values.get('plate'))
  const motorcycle = isMotorcyclePlate(plate)
  const built = motorcycleMake(make)
  if (plate !== '' && make !== '') {
    const contradicts = motorcycle ? built === 'no' : built === 'only' && /^RA/.test(plate)
    add('plate', contradicts ? -1 : 1)
  }
  if (plate !== '' && !motorcycle && values.get('usage') === 'TAXI_MOTO') add('plate', -1)
  const year = values.get('year')
  const until = cover.to?.value.slice(0, 4)
  if (typeof year === 'number' && until !== undefined && year > Number(until)) add('year', -2)
  return out
}

function text(value: string | number | undefined): string {
  return value === undefined ? '' : String(value)
}
