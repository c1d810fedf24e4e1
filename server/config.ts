import * as v from 'valibot'
import { AppError } from './error.ts'
import { isLoopbackHttp, type Purpose, type SettingDetails, type SettingName, settings } from './settings.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** `SEND_TIMEOUT_MS` → `sendTimeoutMs` */
type Camel<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}${Capitalize<Camel<Tail>>}`
  : Lowercase<Name>

type Output<Name extends SettingName> = v.InferOutput<(typeof settings)[Name]['schema']>
type HasDefault<Name extends SettingName> = (typeof settings)[Name]['details'] extends { default: unknown }
  ? true
  : false
type NeededFor<P extends Purpose> = {
  [Name in SettingName]: (typeof settings)[Name]['details'] extends { neededFor: P } ? Name : never
}[SettingName]

/** What every command knows: one property per setting, undefined where nothing is set and there is no default. */
export type Config = {
  readonly [Name in SettingName as Camel<Name>]: HasDefault<Name> extends true
    ? Output<Name>
    : Output<Name> | undefined
}

/** What a server knows: everything that talking to Meta needs is there. */
export type ServeConfig = Config & { readonly [Name in NeededFor<'serve'> as Camel<Name>]: Output<Name> }

export interface ReadConfig<C extends Config> {
  config: C
  /** Sentences about what works but should be mended. */
  warnings: string[]
}

/** Reads all settings at once; every fault is told in one `config.invalid`, each with what to do. */
export function readConfig(env: Environment, purpose: 'serve'): ReadConfig<ServeConfig>
export function readConfig(env: Environment, purpose: Purpose): ReadConfig<Config>
export function readConfig(env: Environment, purpose: Purpose): ReadConfig<Config> {
  const faults: string[] = []
  const warnings: string[] = []
  const texts = {} as Record<SettingName, string | undefined>
  const config: Record<string, unknown> = {}
  for (const name of settingNames) {
    const given = lookUp(env, name, warnings)
    texts[name] = given ?? defaultOf(name, texts)
    config[camel(name)] = parse(name, texts[name], purpose, faults)
  }
  warnings.push(...strangers(env))
  if (faults.length === 0) faults.push(...productionFaults(texts))
  if (faults.length > 0) {
    throw new AppError(
      'config.invalid',
      ['The configuration cannot be used:', ...faults.map((fault) => `  - ${fault}`)].join('\n'),
    )
  }
  return { config: config as Config, warnings }
}

/** A server's configuration from a plain record of settings, for tests and the demo. */
export function configOf(record: Partial<Record<SettingName, string>>): ServeConfig {
  return readConfig(record, 'serve').config
}

/** The values of all secrets that are set, for the log to mask. */
export function secretsOf(config: Config): string[] {
  return settingNames
    .filter((name) => detailsOf(name).secret)
    .map((name) => config[camel(name) as keyof Config])
    .filter((value) => typeof value === 'string')
}

export interface ShownSetting {
  name: SettingName
  /** A secret shows only that it is set. */
  value: string
  origin: 'set' | 'default' | 'missing'
}

/** Every setting as a person may see it. */
export function showConfig(config: Config, env: Environment): ShownSetting[] {
  return settingNames.map((name) => {
    const value = config[camel(name) as keyof Config]
    if (value === undefined) return { name, value: '', origin: 'missing' }
    const origin = lookUp(env, name, []) === undefined ? 'default' : 'set'
    return { name, value: detailsOf(name).secret ? '********' : String(value), origin }
  })
}

export const settingNames = Object.keys(settings) as SettingName[]

export function detailsOf(name: SettingName): SettingDetails {
  return settings[name].details
}

/** An empty value counts as not set, as `docker --env-file` and shells leave them behind. */
function lookUp(env: Environment, name: SettingName, warnings: string[]): string | undefined {
  const value = env[name]?.trim()
  if (value) return value
  for (const old of detailsOf(name).legacy ?? []) {
    const oldValue = env[old]?.trim()
    if (!oldValue) continue
    warnings.push(`${old} is an old name: rename it to ${name}.`)
    return oldValue
  }
  return undefined
}

function defaultOf(name: SettingName, texts: Record<string, string | undefined>): string | undefined {
  const given = detailsOf(name).default
  if (given === undefined || typeof given === 'string') return given
  return `${texts[given.from]}${given.suffix}`
}

function parse(name: SettingName, value: string | undefined, purpose: Purpose, faults: string[]): unknown {
  const details = detailsOf(name)
  if (value === undefined) {
    if (details.neededFor === purpose) faults.push(`${name} is missing. ${details.doc}`)
    return undefined
  }
  const result = v.safeParse(settings[name].schema as v.GenericSchema<string, unknown>, value)
  if (result.success) return result.output
  const shown = details.secret ? '' : ` "${value}"`
  faults.push(`${name}${shown} ${result.issues[0].message}. ${details.doc}`)
  return undefined
}

function productionFaults(texts: Record<SettingName, string | undefined>): string[] {
  if (texts.APP_ENV !== 'production') return []
  const faults: string[] = []
  if (new URL(texts.META_GRAPH_URL ?? '').origin !== metaOrigin) {
    faults.push(
      `META_GRAPH_URL must be ${metaOrigin} when APP_ENV is production: remove it, or choose another APP_ENV for the simulator.`,
    )
  }
  if (texts.PUBLIC_URL !== undefined && isLoopbackHttp(texts.PUBLIC_URL)) {
    faults.push(
      `PUBLIC_URL "${texts.PUBLIC_URL}" must begin with https:// when APP_ENV is production: it is the address by which others reach this server.`,
    )
  }
  for (const name of settingNames) {
    const value = texts[name]
    const metadata = v.getMetadata(settings[name].schema as v.GenericSchema)
    const least = metadata.leastCharacters
    if (value !== undefined && typeof least === 'number' && value.length < least) {
      faults.push(`${name} is too short to be safe in production: it needs at least ${least} characters.`)
    }
  }
  return faults
}

const metaOrigin = 'https://graph.facebook.com'

/** Names that look like ours but are not: most likely a slip of the pen. */
function strangers(env: Environment): string[] {
  const known = new Set<string>(settingNames.flatMap((name) => [name, ...(detailsOf(name).legacy ?? [])]))
  return Object.keys(env)
    .filter((name) => /^(META|WHATSAPP)_/.test(name) && !known.has(name))
    .map(
      (name) =>
        `${name} is not a setting of this program and has no effect; docs/ENVIRONMENT.md lists them all.`,
    )
}

function camel(name: string): string {
  return name.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
