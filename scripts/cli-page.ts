import type { Command } from '@oclif/core'
import { packageJson } from '../cli/plugin.ts'
import { AppError, errorCodes } from '../server/error.ts'

/** docs/CLI.md: what --help says of every command, and what the exit codes mean. */
export function cliPage(commands: Record<string, Command.Cached>): string {
  const shown = Object.entries(commands).filter(([, { hidden }]) => !hidden)
  return [
    '# The command line',
    '',
    '<!-- Made from cli/commands by "bun run generate"; edits are lost. -->',
    '',
    'Every command understands `--help` and `--env-file FILE`, and all but a few `--json`. Times are written `30m`, `2h`,',
    '`3d` (ago) or `2026-11-22T08:00`; they are shown in `TIMEZONE`, and in `--json` as UTC. Phone numbers and user ids',
    'are masked unless `--reveal` is given. Settings: [ENVIRONMENT.md](ENVIRONMENT.md).',
    '',
    '| command | what it does |',
    '| --- | --- |',
    ...shown.map(([id, { summary }]) => `| [\`${spaced(id)}\`](#${anchor(id)}) | ${cell(summary)} |`),
    '',
    ...shown.flatMap(([id, command]) => commandPart(id, command)),
    '## Exit codes',
    '',
    '`health` and `doctor` end with 0 when all is well, 1 when something is degraded or unwise, 2 when something does not',
    'work. `simulate load` and `webhook send` end with 1 when something was not answered as it should be, `webhook replay`',
    'when an event failed again. Everything else that goes wrong has a code of its own:',
    '',
    '| exit code | code |',
    '| --- | --- |',
    ...exitCodes(),
    '| 70 | `internal`: a fault of inzira itself; `INZIRA_DEBUG=1` shows where |',
    '',
  ].join('\n')
}

function commandPart(id: string, command: Command.Cached): string[] {
  const own = Object.values(command.flags).filter(
    ({ helpGroup, hidden }) => helpGroup !== 'GLOBAL' && !hidden,
  )
  const args = Object.values(command.args)
  const rows = [
    ...args.map(
      ({ name, description, required }) =>
        `| \`${name.toUpperCase()}\` | ${cell(description)}${required ? ' (required)' : ''} |`,
    ),
    ...own.map((flag) => `| \`${flagName(flag)}\` | ${cell(flag.description)}${standard(flag)} |`),
  ]
  return [
    `## ${spaced(id)}`,
    '',
    sentence(command.summary),
    ...(command.description === undefined ? [] : ['', sentence(command.description)]),
    '',
    '```sh',
    ...(command.examples ?? []).map((example) =>
      filled(typeof example === 'string' ? example : example.command),
    ),
    '```',
    '',
    ...(rows.length === 0 ? [] : ['| | |', '| --- | --- |', ...rows, '']),
  ]
}

function flagName(flag: Command.Flag.Cached): string {
  const short = flag.char === undefined ? '' : `-${flag.char}, `
  if (flag.type === 'boolean') return `${short}--${flag.allowNo ? '[no-]' : ''}${flag.name}`
  return `${short}--${flag.name} ${flag.options?.join('/') ?? flag.helpValue ?? flag.name.toUpperCase()}`
}

function standard(flag: Command.Flag.Cached): string {
  const value: unknown = flag.default
  return value === undefined || typeof value === 'boolean' || typeof value === 'function'
    ? ''
    : ` (${String(value)})`
}

function exitCodes(): string[] {
  const codes = Map.groupBy(errorCodes, (code) => new AppError(code, '').exitCode)
  return [...codes]
    .sort(([a], [b]) => a - b)
    .map(([exitCode, names]) => `| ${exitCode} | ${names.map((name) => `\`${name}\``).join(', ')} |`)
}

const spaced = (id: string): string => `${packageJson.oclif.bin} ${id.replaceAll(':', ' ')}`
const anchor = (id: string): string => spaced(id).replaceAll(' ', '-')
const filled = (text: string): string => text.replaceAll('<%= config.bin %>', packageJson.oclif.bin)
const cell = (text = ''): string => filled(text).replaceAll('|', '\\|').replaceAll('\n', ' ')
const sentence = (text = ''): string => (/[.?!]$/.test(text) ? filled(text) : `${filled(text)}.`)
