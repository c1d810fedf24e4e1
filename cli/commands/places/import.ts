import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class PlacesImport extends BaseCommand {
  static override summary = 'Add landmarks of your own from a CSV or GeoJSON file'
  static override description =
    'CSV needs a header: name, latitude, longitude, and within and ref if wanted. GeoJSON is a FeatureCollection of points or areas. A place whose ref (or name) is known is changed, so the same file may be imported again. Bad lines are all named; nothing is imported then, unless --skip-bad is given: the good lines are imported, and it still exits with 50, so that a script notices those left out.'
  static override examples = [
    '<%= config.bin %> places import kigali.csv',
    '<%= config.bin %> places import kigali.csv --dry-run',
    '<%= config.bin %> places import kigali.csv --skip-bad --json',
  ]
  static override args = { file: Args.string({ required: true, description: 'CSV or GeoJSON file' }) }
  static override flags = {
    'skip-bad': Flags.boolean({
      description: 'Import the good lines although others are bad; exits with 50 all the same',
    }),
    'dry-run': Flags.boolean({ description: 'Only check the file' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PlacesImport)
    const config = await this.loadConfig('tool', flags)
    const [{ readPlaceFile }, { readAtMost }, { importLandmarks }, { withDatabase }, { AppError }] =
      await Promise.all([
        import('../../../server/places/import/file.ts'),
        import('../../qr/files.ts'),
        import('../../../server/places/landmarks.ts'),
        import('../../open-database.ts'),
        import('../../../server/error.ts'),
      ])
    const { landmarks, bad, odd } = readPlaceFile(
      new TextDecoder().decode(await readAtMost(args.file, maxMb)),
    )
    for (const { at, problem } of odd) this.warn(`${at}: ${problem}`)
    for (const { at, problem } of bad) this.logToStderr(`${at}: ${problem}`)
    if (bad.length > 0 && !flags['skip-bad']) {
      throw new AppError(
        'places.invalid',
        `Nothing was imported: ${counted(bad.length, 'line is', 'lines are')} bad. Mend the file, or give --skip-bad to import the other ${landmarks.length}.`,
      )
    }
    if (flags['dry-run']) {
      this.log(`${counted(landmarks.length, 'place', 'places')} could be imported.`)
      return { places: landmarks.length, bad, odd }
    }
    const counts = await withDatabase(config, (db) => importLandmarks(db, landmarks, Date.now()))
    this.log(`${counts.added} added, ${counts.changed} changed, ${counts.same} were there already.`)
    if (bad.length > 0) {
      this.log(`${counted(bad.length, 'bad line', 'bad lines')} left out.`)
      process.exitCode = new AppError('places.invalid', '').exitCode
    }
    return { ...counts, bad, odd }
  }
}

/** All sectors of Rwanda with their outlines, simplified, are a tenth of it. */
const maxMb = 50

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`
