import { type DestinationStream, destination, type Level, type Logger, pino } from 'pino'
import { maskerOf } from './mask.ts'

export type Log = Logger

export interface LogOptions {
  level: Level | 'silent'
  /** Values that must never be written, whatever field they turn up in. */
  secrets: readonly string[]
  /** Where lines go; standard output unless told. */
  stream?: DestinationStream
  /** Coloured lines for people; unless told, when standard output is a terminal. */
  pretty?: boolean
}

/**
 * JSON lines with phone numbers, tokens and secrets masked. The whole line is masked just before it is written, so
 * no field and no library can slip past. `log.child({ correlationId })` names what belongs together.
 */
export async function createLog(options: LogOptions): Promise<Log> {
  const pretty = options.pretty ?? (options.stream === undefined && process.stdout.isTTY === true)
  const target = options.stream ?? destination({ fd: 1, sync: true })
  const stream = masked(pretty ? await prettied(target) : target, options.secrets)
  return pino(
    {
      level: options.level,
      base: null,
      // ISO times contain no run of digits that the masking could take for a phone number.
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  )
}

/** Writes nothing; for tests and short commands. */
export const silentLog: Log = pino({ level: 'silent' })

function masked(target: DestinationStream, secrets: readonly string[]): DestinationStream {
  const mask = maskerOf(secrets)
  return { write: (line) => target.write(mask(line)) }
}

/** In this process: pino's transports start a worker from a file, which a compiled binary does not have. */
async function prettied(target: DestinationStream): Promise<DestinationStream> {
  const { default: pretty } = await import('pino-pretty')
  const format = pretty.prettyFactory({ colorize: true, singleLine: true, translateTime: 'SYS:HH:MM:ss.l' })
  return {
    write(line) {
      target.write(format(JSON.parse(line)))
    },
  }
}
