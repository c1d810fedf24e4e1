import { Database } from 'bun:sqlite'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from '@oclif/core'
import { detailsOf, settingNames } from '../server/config.ts'
import { migrateUp } from '../server/db/migrate.ts'
import { cliPage } from './cli-page.ts'
import { schemaDump } from './schema-dump.ts'

interface GeneratedFile {
  path: string
  content: string
}

/** Every committed file that is made from the code, as it should be now. */
export async function generated(): Promise<GeneratedFile[]> {
  const commands = await readCommands()
  return [
    { path: join(projectRoot, 'cli/generated/manifest.ts'), content: manifestOf(commands) },
    { path: join(projectRoot, 'cli/generated/loaders.ts'), content: loadersOf(Object.keys(commands)) },
    { path: join(projectRoot, 'docs/CLI.md'), content: cliPage(commands) },
    { path: join(projectRoot, 'docs/ENVIRONMENT.md'), content: environmentPage() },
    { path: join(projectRoot, 'migrations/schema.sql'), content: await schemaSnapshot() },
  ]
}

export const projectRoot = join(import.meta.dir, '..')

/** oclif's own Plugin class reads the command files, so that the list is what oclif itself would have found. */
async function readCommands(): Promise<Record<string, Command.Cached>> {
  process.env.OCLIF_DISABLE_ENGINE_WARNING = '1'
  const { Plugin } = await import('@oclif/core')
  const pjson = {
    name: 'inzira',
    version: '0.0.0',
    type: 'module',
    oclif: { commands: { strategy: 'pattern', target: './cli/commands' } },
  }
  const plugin = new Plugin({
    root: projectRoot,
    isRoot: true,
    ignoreManifest: true,
    errorOnManifestCreate: true,
    pjson: pjson as unknown as NonNullable<InstanceType<typeof Plugin>['pjson']>,
  })
  await plugin.load()
  return Object.fromEntries(Object.entries(plugin.manifest.commands).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const notice = '// Made from cli/commands by "bun run generate"; edits are lost.'
const typeImport = "import type { Command } from '@oclif/core'"

function manifestOf(commands: Record<string, unknown>): string {
  const shown = JSON.stringify(commands, withoutPaths, 2)
  return [
    notice,
    typeImport,
    '',
    `export const manifest = ${shown} as unknown as Record<string, Command.Cached>`,
    '',
  ].join('\n')
}

function loadersOf(ids: string[]): string {
  const loaders = ids.map((id) => {
    const path = `../commands/${id.replaceAll(':', '/')}.ts`
    return `  '${id}': async () => (await import('${path}')).default as unknown as Command.Class,`
  })
  return [
    notice,
    typeImport,
    '',
    'export const loaders: Record<string, () => Promise<Command.Class>> = {',
    ...loaders,
    '}',
    '',
  ].join('\n')
}

/** Where a file lies is of no use in a binary, and undefined in JSON is only noise. */
function withoutPaths(key: string, value: unknown): unknown {
  if (['isESM', 'relativePath', 'pluginAlias', 'pluginName', 'pluginType'].includes(key)) return undefined
  return value
}

/** What all migrations together come to: a change of the schema shows as a change of this file. */
async function schemaSnapshot(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'inzira-schema-'))
  const path = join(folder, 'schema.db')
  try {
    await migrateUp(path, { backupDir: folder })
    const database = new Database(path, { readonly: true })
    const schema = schemaDump(database)
    database.close()
    return `-- Made from migrations/ by "bun run generate"; edits are lost.\n\n${schema}`
  } finally {
    await rm(folder, { recursive: true })
  }
}

function environmentPage(): string {
  const rows = settingNames.map((name) => {
    const { doc, default: standard, unit, secret, neededFor, legacy } = detailsOf(name)
    const shown =
      standard === undefined
        ? ''
        : `\`${typeof standard === 'string' ? standard : `<${standard.from}>${standard.suffix}`}\``
    const notes = [
      neededFor === 'serve' ? '**needed by `serve`**' : '',
      secret ? 'secret' : '',
      unit ?? '',
      legacy === undefined ? '' : `old: ${legacy.map((old) => `\`${old}\``).join(', ')}`,
    ]
    return `| \`${name}\` | ${doc} | ${shown} | ${notes.filter(Boolean).join('; ')} |`
  })
  return [
    '# Settings',
    '',
    '<!-- Made from server/settings.ts by "bun run generate"; edits are lost. -->',
    '',
    'All settings come from the environment, or from a file named with `--env-file` (the environment goes first).',
    '`inzira config check` names every fault at once; `inzira config show` prints what is in force, without secrets.',
    '',
    '| name | meaning | default | notes |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}
