import { databaseFault } from '../server/db/faults.ts'
import { AppError, sentenceOf } from '../server/error.ts'
import { nearestOf } from './nearest.ts'

export interface Fault {
  code: string
  message: string
  exitCode: number
}

/** Tells a person, or with --json a script, what went wrong and returns the exit code. */
export async function report(thrown: unknown, argv: string[]): Promise<number> {
  const fault = faultOf(thrown)
  if (fault === undefined) return exitOf(thrown) ?? 0
  const passedOn = argv.indexOf('--')
  const own = passedOn === -1 ? argv : argv.slice(0, passedOn)
  if (own.includes('--json')) process.stdout.write(`${JSON.stringify(faultJson(fault), null, 2)}\n`)
  else {
    process.stderr.write(`Error: ${fault.message} (${fault.code})\n`)
    if (fault.code === 'internal' && process.env.INZIRA_DEBUG && thrown instanceof Error) {
      process.stderr.write(`${thrown.stack ?? ''}\n`)
    }
  }
  return fault.exitCode
}

export function faultJson(fault: Fault): { error: { code: string; message: string } } {
  return { error: { code: fault.code, message: fault.message } }
}

/** Any thrown value as a fault; undefined for the exception by which oclif ends a command early. */
export function faultOf(thrown: unknown): Fault | undefined {
  const error = databaseFault(thrown)
  if (error instanceof AppError) return { code: error.code, message: error.message, exitCode: error.exitCode }
  if (isEarlyExit(error)) return undefined
  const exitCode = exitOf(error)
  if (exitCode !== undefined) return { code: 'usage.invalid', message: usageMessage(error), exitCode }
  return {
    code: 'internal',
    message: `${sentenceOf(error)}\nThis is a fault of inzira itself; with INZIRA_DEBUG=1 it shows where.`,
    exitCode: 70,
  }
}

function isEarlyExit(error: unknown): boolean {
  return hasKey(error, 'code') && error.code === 'EEXIT'
}

function exitOf(error: unknown): number | undefined {
  if (!hasKey(error, 'oclif') || !hasKey(error.oclif, 'exit')) return undefined
  return typeof error.oclif.exit === 'number' ? error.oclif.exit : undefined
}

function usageMessage(error: unknown): string {
  const message = sentenceOf(error).replace('\nSee more help with --help', '').replaceAll('\n', ' ').trim()
  const sentence = /[.?!]$/.test(message) ? message : `${message}.`
  const nearest = nearestFlag(error)
  return nearest === undefined
    ? `${sentence} --help shows how it is used.`
    : `${sentence} Did you mean ${nearest}?`
}

/** oclif hands over the flags it did not know, and those it does. */
function nearestFlag(error: unknown): string | undefined {
  if (!hasKey(error, 'flags') || !Array.isArray(error.flags)) return undefined
  if (!hasKey(error, 'parse') || !hasKey(error.parse, 'input') || !hasKey(error.parse.input, 'flags'))
    return undefined
  const known = Object.keys(error.parse.input.flags ?? {}).map((name) => `--${name}`)
  return nearestOf(String(error.flags[0]), known)
}

function hasKey<Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> {
  return typeof value === 'object' && value !== null && key in value
}
