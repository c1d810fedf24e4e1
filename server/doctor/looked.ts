import { sentenceOf } from '../error.ts'
import { type Check, type Found, warn } from './check.ts'

/** Like `checked`, for what may be out of reach from here and yet be well for everybody else: a warning. */
export async function looked(name: string, look: () => Found | Promise<Found>, cure: string): Promise<Check> {
  try {
    return { name, ...(await look()) }
  } catch (error) {
    return { name, ...warn(sentenceOf(error), cure) }
  }
}
