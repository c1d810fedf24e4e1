import { join } from 'node:path'

/** The words by which this program starts itself again: the binary, or Bun with the source. */
export const ownWords: readonly string[] = Bun.isStandaloneExecutable
  ? [process.execPath]
  : [
      process.execPath,
      `--config=${join(import.meta.dir, '..', 'bunfig.toml')}`,
      join(import.meta.dir, 'main.ts'),
    ]

/** What a person types to run it, for hints: from a clone there is no "inzira" on the path. */
export const typedName: string = Bun.isStandaloneExecutable
  ? 'inzira'
  : `npx -y bun@${Bun.version} run inzira`
