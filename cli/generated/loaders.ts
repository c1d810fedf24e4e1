// Made from cli/commands by "bun run generate"; edits are lost.
import type { Command } from '@oclif/core'

export const loaders: Record<string, () => Promise<Command.Class>> = {
  'backup:create': async () => (await import('../commands/backup/create.ts')).default as unknown as Command.Class,
  'backup:verify': async () => (await import('../commands/backup/verify.ts')).default as unknown as Command.Class,
  'complete': async () => (await import('../commands/complete.ts')).default as unknown as Command.Class,
  'completion': async () => (await import('../commands/completion.ts')).default as unknown as Command.Class,
  'config:check': async () => (await import('../commands/config/check.ts')).default as unknown as Command.Class,
  'config:show': async () => (await import('../commands/config/show.ts')).default as unknown as Command.Class,
  'demo': async () => (await import('../commands/demo.ts')).default as unknown as Command.Class,
  'migrate:down': async () => (await import('../commands/migrate/down.ts')).default as unknown as Command.Class,
  'migrate:status': async () => (await import('../commands/migrate/status.ts')).default as unknown as Command.Class,
  'migrate:up': async () => (await import('../commands/migrate/up.ts')).default as unknown as Command.Class,
  'qr': async () => (await import('../commands/qr.ts')).default as unknown as Command.Class,
  'qr:batch': async () => (await import('../commands/qr/batch.ts')).default as unknown as Command.Class,
  'qr:fee:list': async () => (await import('../commands/qr/fee/list.ts')).default as unknown as Command.Class,
  'qr:fee:set': async () => (await import('../commands/qr/fee/set.ts')).default as unknown as Command.Class,
  'qr:read': async () => (await import('../commands/qr/read.ts')).default as unknown as Command.Class,
  'qr:template:list': async () => (await import('../commands/qr/template/list.ts')).default as unknown as Command.Class,
  'qr:template:set': async () => (await import('../commands/qr/template/set.ts')).default as unknown as Command.Class,
  'serve': async () => (await import('../commands/serve.ts')).default as unknown as Command.Class,
  'simulate:load': async () => (await import('../commands/simulate/load.ts')).default as unknown as Command.Class,
}
