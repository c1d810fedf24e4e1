// Made from cli/commands by "bun run generate"; edits are lost.
import type { Command } from '@oclif/core'

export const loaders: Record<string, () => Promise<Command.Class>> = {
  'backup:create': async () => (await import('../commands/backup/create.ts')).default as unknown as Command.Class,
  'backup:verify': async () => (await import('../commands/backup/verify.ts')).default as unknown as Command.Class,
  'complete': async () => (await import('../commands/complete.ts')).default as unknown as Command.Class,
  'completion': async () => (await import('../commands/completion.ts')).default as unknown as Command.Class,
  'config:check': async () => (await import('../commands/config/check.ts')).default as unknown as Command.Class,
  'config:show': async () => (await import('../commands/config/show.ts')).default as unknown as Command.Class,
  'migrate:down': async () => (await import('../commands/migrate/down.ts')).default as unknown as Command.Class,
  'migrate:status': async () => (await import('../commands/migrate/status.ts')).default as unknown as Command.Class,
  'migrate:up': async () => (await import('../commands/migrate/up.ts')).default as unknown as Command.Class,
}
