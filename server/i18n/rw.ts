import { en } from './en.ts'

export const rw = en
