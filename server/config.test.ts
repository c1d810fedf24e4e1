import { describe, expect, test } from 'bun:test'
import { configOf, readConfig, secretsOf, showConfig } from './config.ts'
import { AppError } from './error.ts'

const meta = {
  META_PHONE_NUMBER_ID: '106540352242922',
  META_ACCESS_TOKEN: 'EAAG-token-of-a-system-user',
  META_WABA_VERIFY_TOKEN: 'a word of our own'.replaceAll(' ', '-'),
  META_WABA_APP_SECRET: '0123456789abcdef0123456789abcdef',
}

function faultsOf(env: Record<string, string>, purpose: 'serve' | 'tool' = 'serve'): string {
  try {
    readConfig(env, purpose)
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({ code: 'config.invalid', exitCode: 78 })
    return (error as AppError).message
  }
  return ''
}

describe('reading the configuration', () => {
  test('needs nothing for commands that only use the database', () => {
    const { config, warnings } = readConfig({}, 'tool')
    expect(config).toMatchObject({
      appEnv: 'development',
      port: 3000,
      databasePath: './data/inzira.db',
      backupDir: './data/backups',
      metaGraphUrl: 'https://graph.facebook.com',
      metaAccessToken: undefined,
    })
    expect(warnings).toEqual([])
  })

  test('takes an address by http only of this machine, and in production none', () => {
    for (const address of ['http://localhost:3001', 'http://127.0.0.1:3001/', 'http://[::1]:3001'])
      expect(configOf({ ...meta, PUBLIC_URL: address }).publicUrl).toBe(address.replace(/\/$/, ''))
    for (const address of [
      'http://bot.example.rw',
      'http://127.0.0.1.example.rw',
      'http://localhost.rw',
      'ftp://localhost',
    ])
      expect(faultsOf({ ...meta, PUBLIC_URL: address })).toContain('does not begin with https://')
    expect(faultsOf({ ...meta, PUBLIC_URL: 'bot.example.rw' })).toContain('is not an address')
    const production = { ...meta, APP_ENV: 'production' }
    expect(faultsOf({ ...production, PUBLIC_URL: 'http://127.0.0.1:3001' })).toContain(
      'must begin with https://',
    )
    expect(configOf({ ...production, PUBLIC_URL: 'https://bot.example.rw' }).publicUrl).toBe(
      'https://bot.example.rw',
    )
  })

  test('reads the number people write to however it is written', () => {
    expect(configOf({ ...meta, WHATSAPP_NUMBER: '+250 (788) 000-100' }).whatsappNumber).toBe('250788000100')
    expect(faultsOf({ ...meta, WHATSAPP_NUMBER: '0788000100' })).toContain('is not a number with its country')
  })

  test('keeps the database and its backups in DATA_DIR unless they are placed elsewhere', () => {
    expect(configOf({ ...meta, DATA_DIR: '/var/lib/inzira' })).toMatchObject({
      databasePath: '/var/lib/inzira/inzira.db',
      backupDir: '/var/lib/inzira/backups',
    })
    expect(configOf({ ...meta, DATA_DIR: '/a', DATABASE_PATH: '/b.db' }).databasePath).toBe('/b.db')
  })

  test('tells all faults at once, each with the value and what to do', () => {
    const message = faultsOf({
      PORT: '99999',
      TIMEZONE: 'Mars/Olympus',
      SEND_TIMEOUT_MS: 'soon',
      LOG_LEVEL: 'loud',
    })
    expect(message).toContain('PORT "99999" is not a whole number from 0 to 65535')
    expect(message).toContain('TIMEZONE "Mars/Olympus" is not a time zone')
    expect(message).toContain('SEND_TIMEOUT_MS "soon"')
    expect(message).toContain('LOG_LEVEL "loud" is none of')
    for (const name of Object.keys(meta)) expect(message).toContain(`${name} is missing`)
    expect(message.split('\n')).toHaveLength(9)
  })

  test('takes an empty or blank value as not set', () => {
    expect(readConfig({ PORT: '', HOST: '  ' }, 'tool').config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
    })
    expect(faultsOf({ ...meta, META_ACCESS_TOKEN: '' })).toContain('META_ACCESS_TOKEN is missing')
  })

  test('accepts the old names, with a warning, and the new one goes before', () => {
    const old = {
      WHATSAPP_PHONE_NUMBER_ID: '1',
      WHATSAPP_TOKEN: 't',
      WHATSAPP_VERIFY_TOKEN: 'v',
      WHATSAPP_APP_SECRET: 's',
      WHATSAPP_BUSINESS_ACCOUNT_ID: '2',
    }
    const { config, warnings } = readConfig(old, 'serve')
    expect(config).toMatchObject({
      metaPhoneNumberId: '1',
      metaAccessToken: 't',
      metaWabaVerifyToken: 'v',
      metaWabaAppSecret: 's',
      metaWabaId: '2',
    })
    expect(warnings).toContain('WHATSAPP_TOKEN is an old name: rename it to META_ACCESS_TOKEN.')
    expect(warnings).toHaveLength(5)
    expect(readConfig({ ...old, ...meta }, 'serve').config.metaAccessToken).toBe(meta.META_ACCESS_TOKEN)
  })

  test('warns of a name that looks like a setting and is none', () => {
    const { warnings } = readConfig({ META_ACCESS_TOKN: 'x' }, 'tool')
    expect(warnings).toEqual([expect.stringContaining('META_ACCESS_TOKN is not a setting')])
  })
})

describe('production', () => {
  const production = { ...meta, APP_ENV: 'production' }

  test('starts with what Meta gives out', () => {
    expect(configOf(production).appEnv).toBe('production')
  })

  test.each([
    'http://127.0.0.1:4000',
    'https://graph.facebook.com.evil.example',
    'http://graph.facebook.com',
  ])('cannot be pointed at a stand-in for Meta (%s)', (url) => {
    expect(faultsOf({ ...production, META_GRAPH_URL: url })).toContain('META_GRAPH_URL must be')
  })

  test('refuses short secrets, which are fine elsewhere', () => {
    const short = {
      META_ACCESS_TOKEN: 't',
      META_WABA_VERIFY_TOKEN: 'v',
      META_WABA_APP_SECRET: 's',
      ADMIN_TOKEN: 'a',
    }
    expect(configOf({ ...meta, ...short }).metaAccessToken).toBe('t')
    const message = faultsOf({ ...production, ...short })
    for (const name of Object.keys(short)) expect(message).toContain(`${name} is too short`)
  })
})

describe('secrets', () => {
  test('are never part of a fault', () => {
    expect(faultsOf({ ...meta, META_ACCESS_TOKEN: 'hush hush' })).not.toContain('hush')
  })

  test('show only that they are set', () => {
    const env = { ...meta, ADMIN_TOKEN: 'x'.repeat(30) }
    const shown = JSON.stringify(showConfig(configOf(env), env))
    for (const secret of secretsOf(configOf(env))) expect(shown).not.toContain(secret)
    expect(secretsOf(configOf(env))).toHaveLength(4)
    expect(showConfig(configOf(env), env)).toContainEqual({
      name: 'META_PHONE_NUMBER_ID',
      value: meta.META_PHONE_NUMBER_ID,
      origin: 'set',
    })
  })
})
