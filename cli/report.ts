import { databaseFault } from '../server/db/faults.ts'
import { AppError, sentenceOf } from '../server/error.ts'
import { hasKey, usageSentence } from './usage.ts'

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
  if (exitCode !== undefined)
    return { code: 'usage.invalid', message: usageSentence(error, sentenceOf(error)), exitCode }
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
