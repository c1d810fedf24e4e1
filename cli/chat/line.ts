import { AppError } from '../../server/error.ts'
import type { Message } from '../../server/flows/message.ts'
import type { Session } from './session.ts'

/** Does what one typed line asks for; undefined ends the chat. Throws 'usage.invalid' for what it does not know. */
export async function follow(session: Session, line: string): Promise<Message[] | undefined> {
  const [, word = '', rest = ''] = /^\/(\w+)\s*(.*)$/.exec(line.trim()) ?? []
  switch (word) {
    case '':
      return session.says(line)
    case 'quit':
    case 'exit':
      return undefined
    case 'tap':
      return session.taps(rest.trim())
    case 'image':
    case 'document':
      return session.sendsFile(word, rest.trim())
    case 'location': {
      const [, latitude, longitude, name] = /^(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*(.*)$/.exec(rest) ?? []
      if (latitude === undefined)
        throw new AppError('usage.invalid', 'Write it so: /location -1.9536,30.0605 Kimironko')
      return session.sendsLocation(Number(latitude), Number(longitude), name || undefined)
    }
    case 'contact':
      return session.sendsContact(rest.replace(/\D/g, ''))
    case 'wait':
      return session.waits(durationMs(rest))
    default:
      throw new AppError('usage.invalid', `There is no /${word}.\n${lineHelp}`)
  }
}

export const lineHelp = `Type what you would write. Also:
  /tap 2 or /tap TITLE       tap a button or a row
  /location LAT,LNG [NAME]   send a place
  /image FILE, /document FILE
  /contact NUMBER            share a contact
  /wait 30m                  let time go by
  /quit                      or Ctrl-D`

function durationMs(typed: string): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)\s*(s|m|h|d)$/.exec(typed.trim()) ?? []
  const ms = Number(amount) * ({ s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[unit] ?? Number.NaN)
  if (Number.isFinite(ms)) return ms
  throw new AppError('usage.invalid', 'Write it so: /wait 30m, /wait 2h or /wait 1d')
}
