import { Flags } from '@oclif/core'
import { BaseCommand } from '../base-command.ts'

export default class Demo extends BaseCommand {
  static override enableJsonFlag = false
  static override summary =
    'Try everything on this machine: the server, and phones in the browser to chat with it'
  static override description =
    'Kigali with 300 drivers who take rides and drive, and phones to ask them from. Needs no account and no settings. A stand-in for Meta speaks to the server exactly as Meta would. ' +
    'Each start begins afresh; what happened stays in the folder until the next one, to be looked at. ' +
    'Of the settings it heeds LOG_LEVEL, VEHICLE_APPROVAL (document, unless set) and those that begin with OCR_.'
  static override examples = [
    '<%= config.bin %> demo',
    '<%= config.bin %> demo --no-fresh   # go on with the last one',
    '<%= config.bin %> demo --phone-port 8080 --port 8081',
    '<%= config.bin %> demo --pace 5   # rides take seconds',
    "LOG_LEVEL=info <%= config.bin %> demo   # with the server's log",
    'VEHICLE_APPROVAL=operator <%= config.bin %> demo   # papers wait for you',
  ]
  static override flags = {
    fresh: Flags.boolean({ description: 'Begin with an empty database', allowNo: true, default: true }),
    data: Flags.string({
      description: 'Folder for the database',
      default: './data/demo',
      helpValue: 'FOLDER',
    }),
    'phone-port': Flags.integer({
      description: 'Port of the phone page (3000, or any free one)',
      min: 0,
      max: 65_535,
      helpValue: 'N',
    }),
    port: Flags.integer({
      description: 'Port of the server (3001, or any free one)',
      min: 0,
      max: 65_535,
      helpValue: 'N',
    }),
    drivers: Flags.integer({
      description: 'How many drivers roam the town',
      default: 300,
      min: 0,
      max: 5000,
      helpValue: 'N',
    }),
    pace: Flags.integer({
      description: 'How many times quicker than to watch they drive and answer',
      default: 1,
      min: 1,
      max: 100,
      helpValue: 'N',
    }),
    seed: Flags.integer({
      description: 'Any number: other drivers, with other habits',
      min: 0,
      helpValue: 'N',
    }),
    json: Flags.boolean({ description: 'Print the addresses as one line of JSON', helpGroup: 'GLOBAL' }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Demo)
    const environment = await this.environment(flags)
    const [
      { startDemo, usualPorts },
      { stopOnSignals },
      { createLog },
      { readConfig },
      { AppError },
      { typedName },
    ] = await Promise.all([
      import('../demo/start.ts'),
      import('../../server/main.ts'),
      import('../../server/log.ts'),
      import('../../server/config.ts'),
      import('../../server/error.ts'),
      import('../self.ts'),
    ])
    if (environment.APP_ENV?.trim() === 'production') {
      throw new AppError(
        'config.invalid',
        'The demo does not run where APP_ENV is production. "inzira serve" starts the server.',
      )
    }
    const { LOG_LEVEL } = environment
    const { config } = readConfig({ LOG_LEVEL: LOG_LEVEL || 'warn' }, 'tool')
    const demo = await startDemo({
      folder: flags.data,
      fresh: flags.fresh,
      serverPort: flags.port,
      phonePort: flags['phone-port'],
      drivers: flags.drivers,
      pace: flags.pace,
      seed: flags.seed,
      own: environment,
      makeLog: (secrets) => createLog({ level: config.logLevel, secrets }),
    })
    const { server, simulator, envFile } = demo
    if (flags.json) {
      this.log(
        JSON.stringify({
          phonePage: simulator.url,
          server: server.url,
          envFile,
          database: server.context.config.databasePath,
        }),
      )
    } else {
      const moved =
        flags['phone-port'] !== undefined || simulator.port === usualPorts.phone
          ? ''
          : `   (port ${usualPorts.phone} is taken)`
      const page = `${simulator.url}${moved}`
      const approves = server.context.config.vehicleApproval
      this.log(welcome({ page, server: server.url, typedName, envFile, drivers: flags.drivers, approves }))
    }
    await stopOnSignals(server)
    await simulator.stop()
    if (!flags.json) this.log('\nThe demo has ended. Murakoze!')
  }
}

const welcome = (shown: {
  page: string
  server: string
  typedName: string
  envFile: string
  drivers: number
  approves: 'operator' | 'document'
}): string => `
  Inzira is running. Open the phones in a browser:

      ${shown.page}

  And the web app, which signs you in by a message from one of them:

      ${shown.server}

  ${shown.drivers === 0 ? nobodyRoams : someRoam(shown.drivers)}
  "Drive", share a location, and ask for a ride from the same place on Aline's.
  "My vehicles" registers one from a photo: the paper clip has sample papers to send, and
  ${shown.approves === 'document' ? 'a minute later you are online with it.' : `"${shown.typedName} vehicles list --waiting --env-file ${shown.envFile}" shows what waits for you.`}
  "Schedule a trip" finds somebody tomorrow from Kimironko Bus Park to Nyabugogo Bus Park.
  "QR codes" makes codes that really scan; the fault panel makes Meta misbehave.

  Look in    ${shown.typedName} webhook list --env-file ${shown.envFile}
  Stop       Ctrl-C
`

const someRoam = (drivers: number): string =>
  `Say "hi" on Aline's phone and tap "Find a ride": ${drivers === 1 ? 'one driver roams' : `${drivers} drivers roam`} Kigali, and
  one of them takes you there within a minute or two. Or be the driver: on Jean's phone tap`

const nobodyRoams = `Nobody roams Kigali: be the driver who is asked. On Jean's phone tap`
