import { AppError } from '../../server/error.ts'

/** The port that was asked for, which must be free; else the usual one if it is free; else 0, which takes any. */
export async function freePort(asked: number | undefined, usual: number): Promise<number> {
  if (asked === undefined) return (await isFree(usual)) ? usual : 0
  if (asked === 0 || (await isFree(asked))) return asked
  throw new AppError('port.in_use', `Port ${asked} is taken by another program. Choose another one.`)
}

async function isFree(port: number): Promise<boolean> {
  try {
    Bun.listen({ hostname: '127.0.0.1', port, socket: { data() {} } }).stop(true)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}

/** The same port; for 0 one that is free now, because others are told of it before anybody listens there. */
export function namedPort(port: number): number {
  if (port !== 0) return port
  const listening = Bun.listen({ hostname: '127.0.0.1', port, socket: { data() {} } })
  const found = listening.port
  listening.stop(true)
  return found
}
