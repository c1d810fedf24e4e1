import { Args } from '@oclif/core'

/** Who or what the commands about drivers are about. */
export const who = Args.string({
  required: true,
  description: 'A plate, a phone number or its end, a name, or p12',
})
