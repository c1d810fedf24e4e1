import type { FieldName } from '../document.ts'
import type { Candidate } from './candidates.ts'
import { isMotorcyclePlate } from './plates.ts'
import type { Segment } from './segments.ts'
import { squash } from './text.ts'
import { engineCodeIn, makeOfModel, modelIn, vinWithMake } from './vehicles.ts'

/** Values looked at again in the light of each other: the make tells its models, the VIN's beginning, and the reverse. */
export function refine(
  chosen: Map<FieldName, Candidate>,
  isMakeNamed: boolean,
  spare: readonly Segment[],
): Map<FieldName, Candidate> {
  const out = new Map(chosen)
  const usage = out.get('usage')
  const plate = out.get('plate')
  // A motorcycle that carries passengers is a taxi-moto.
  if (
    usage?.value === 'PASSENGER' &&
    plate !== undefined &&
    plate.fit >= 0.9 &&
    isMotorcyclePlate(String(plate.value))
  )
    out.set('usage', { ...usage, value: 'TAXI_MOTO', fit: usage.fit * 0.9 })
  const model = out.get('model')
  let make = out.get('make')
  if (make === undefined && model !== undefined && isMakeNamed) {
    const of = makeOfModel(String(model.value))
    if (of !== undefined) {
      make = {
        ...model,
        field: 'make',
        value: of.make,
        fit: 0.5 * of.fit,
        how: 'content',
        label: 0,
      }
      out.set('make', make)
    }
  }
  if (make === undefined) return out
  const name = String(make.value)
  if (model !== undefined) {
    const known = knownModel(String(model.value), name)
    const other = known === undefined && model.fit < 0.9 ? modelAmong(spare, name) : undefined
    if (other !== undefined) out.set('model', other)
    if (known !== undefined)
      out.set('model', { ...model, value: known.value, fit: Math.max(model.fit * 0.9, known.fit) })
  }
  const lone = model === undefined ? modelAmong(spare, name) : undefined
  if (lone !== undefined) out.set('model', lone)
  const chassis = out.get('chassis')
  if (chassis !== undefined) {
    const fixed = vinWithMake(String(chassis.value), name)
    if (fixed !== undefined) out.set('chassis', { ...chassis, value: fixed, fit: chassis.fit * 0.9 })
  }
  const engine = out.get('engine_number')
  if (engine !== undefined) {
    const fixed = engineCodeIn(String(engine.value))
    if (fixed !== engine.value) out.set('engine_number', { ...engine, value: fixed, fit: engine.fit * 0.9 })
  }
  return out
}

/** A model of the make that stands somewhere by itself. */
function modelAmong(segments: readonly Segment[], make: string): Candidate | undefined {
  for (const segment of segments) {
    if (segment.label !== undefined || squash(segment.text).length < 3) continue
    const read = modelIn(segment.text, make)
    if (read?.known !== true || read.fit < 0.8) continue
    return {
      field: 'model',
      value: read.value,
      segment,
      fit: read.fit,
      label: 0,
      reading: segment.line.confidence,
      how: 'content',
    }
  }
  return undefined
}

/** The make's model in a text, with up to three strange letters before it. */
function knownModel(text: string, make: string): { value: string; fit: number } | undefined {
  const whole = modelIn(text, make)
  if (whole?.known === true) return { value: String(whole.value), fit: whole.fit }
  for (let cut = 1; cut <= 3; cut++) {
    for (const part of [text.slice(cut)]) {
      if (part.replace(/[^A-Z0-9]/g, '').length < 4) continue
      const read = modelIn(part.trim(), make)
      // What was cut off may have been part of a longer name: "HILUX D".
      if (read?.known === true && read.fit === 1 && !/\d/.test(text.slice(0, cut)))
        return { value: String(read.value), fit: 0.8 }
    }
  }
  return undefined
}
