import { type Command, Plugin } from '@oclif/core'
import { description } from '../package.json'
import { version } from '../server/version.ts'
import { loaders } from './generated/loaders.ts'
import { manifest } from './generated/manifest.ts'

/** oclif's own ways of finding commands read the file system, which a compiled binary has not: see docs/decisions/0001. */
export const root = '/$app'

export const packageJson = {
  name: 'inzira',
  version,
  description,
  type: 'module' as const,
  oclif: {
    bin: 'inzira',
    topicSeparator: ' ' as const,
    additionalHelpFlags: ['-h'],
    topics: {
      backup: { description: 'Copies of the database' },
      config: { description: 'The configuration as this program understands it' },
      flags: { description: 'What can be switched off and on while the server runs' },
      migrate: { description: 'The schema of the database' },
      outbox: { description: 'Messages on their way to people' },
      rides: { description: 'Rides, and what became of them' },
      trips: { description: 'Trips planned ahead, and what was agreed' },
      vehicles: { description: 'Vehicles, and the papers that drivers sent of them' },
      simulate: { description: 'Load, to see what this machine can take' },
      webhook: { description: 'What Meta delivered and what became of it' },
    },
  },
}

type Manifest = Plugin['manifest']

/** All commands of this program, from the generated list. */
export class StaticPlugin extends Plugin {
  constructor() {
    super({ root, isRoot: true, name: packageJson.name })
  }

  override async load(): Promise<void> {
    this.root = root
    this.name = packageJson.name
    this.alias = packageJson.name
    this.version = version
    this.type = 'core'
    this.isRoot = true
    this.valid = true
    this.moduleType = 'module'
    this.pjson = packageJson as unknown as Plugin['pjson']
    this.hooks = {}
    this.manifest = { version, commands: manifest } as unknown as Manifest
    this.commandIDs = Object.keys(manifest)
    this.commands = Object.entries(this.manifest.commands).map(([id, command]) => ({
      ...command,
      pluginAlias: this.alias,
      pluginName: this.name,
      pluginType: this.type,
      load: () => this.findCommand(id, { must: true }),
    }))
  }

  override async findCommand(id: string, options: { must: true }): Promise<Command.Class>
  override async findCommand(id: string, options?: { must: boolean }): Promise<Command.Class | undefined>
  override async findCommand(id: string): Promise<Command.Class | undefined> {
    const load = loaders[id]
    if (load === undefined) return undefined
    const command = await load()
    command.id = id
    command.plugin = this
    return command
  }
}
