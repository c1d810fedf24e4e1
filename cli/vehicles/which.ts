import { Args } from '@oclif/core'

/** Which vehicle or paper the commands about them mean. */
export const which = Args.string({
  required: true,
  description: 'A plate, the number of a paper, or p12 for somebody’s',
})
