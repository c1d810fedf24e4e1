import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { which } from '../../vehicles/which.ts'

export default class VehiclesVerify extends BaseCommand {
  static override summary = 'Approve the paper that waits: its vehicle may drive for as long as it says'
  static override description =
    'The driver is told. Look at the paper first ("vehicles show"); what you read otherwise on it goes before what was read and said, and is kept as yours. Also approves one whose questions the driver has not answered, or that could not be read, once --field and --until tell what is missing. Exits with 5, and tells nobody, when it was decided already or somebody else drives with that plate.'
  static override examples = [
    '<%= config.bin %> vehicles verify "RAD 123 C"',
    '<%= config.bin %> vehicles verify 12 --until 2027-05-31 --field insurer=Sanlam',
    '<%= config.bin %> vehicles verify p12 --field plate="RAD 123 C" --note "Confirmed with the insurer by phone."',
  ]
  static override args = { which }
  static override flags = {
    until: Flags.string({
      description: 'The last insured day as it stands on the paper, where it was read otherwise',
      helpValue: '2027-05-31',
    }),
    field: Flags.string({
      description: 'Another value as it stands on the paper; can be given several times',
      helpValue: 'NAME=VALUE',
      multiple: true,
      multipleNonGreedy: true,
    }),
    note: Flags.string({
      description: 'A sentence for whoever looks at it later; not told to the driver',
      helpValue: 'SENTENCE',
    }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(VehiclesVerify)
    const config = await this.loadConfig('tool', flags)
    const [
      { factsOf },
      { approveByOperator },
      { documentFields },
      { AppError },
      { operator, operatorChange, sentenceTyped },
      { lastDay },
      { nameOf },
      { withDatabase },
      { firstDay },
      { undecidedPaper },
      { changedByYou, fieldLabel, human },
      { correctionsTyped },
    ] = await Promise.all([
      import('../../../server/documents/approve.ts'),
      import('../../../server/documents/decide.ts'),
      import('../../../server/documents/documents.ts'),
      import('../../../server/error.ts'),
      import('../../drivers/change.ts'),
      import('../../drivers/describe.ts'),
      import('../../drivers/meant.ts'),
      import('../../open-database.ts'),
      import('../../vehicles/days.ts'),
      import('../../vehicles/decide.ts'),
      import('../../vehicles/story.ts'),
      import('../../vehicles/typed.ts'),
    ])
    const { timezone } = config
    const now = Date.now()
    const corrections = correctionsTyped({ fields: flags.field ?? [], until: flags.until }, { now, timezone })
    const note = flags.note === undefined ? undefined : sentenceTyped(flags.note, '--note')
    const verified = await withDatabase(config, async (db) => {
      const { document } = undecidedPaper(db.read, args.which)
      const { plate, until } = factsOf(db.read, document.id, timezone)
      if (plate === null && !corrections.has('plate'))
        throw new AppError(
          'usage.invalid',
          `#${document.id} does not tell the plate. Say it: --field plate="RAD 123 C".`,
        )
      if (until === null && !corrections.has('valid_to'))
        throw new AppError(
          'usage.invalid',
          `#${document.id} does not tell the last insured day. Say it: --until 2027-05-31.`,
        )
      const changed = changedByYou(documentFields(db.read, document.id), corrections)
      const decision = { operator, timezone, corrections, note }
      const approved = await db.write((tx) => approveByOperator(tx, document, decision, operatorChange(now)))
      return {
        id: document.id,
        plate: approved.plate,
        driver: nameOf(db.read, document.person_id),
        personId: document.person_id,
        insuredFrom: approved.insuredFrom === null ? null : firstDay(approved.insuredFrom, timezone),
        insuredUntil: lastDay(approved.insuredUntil, timezone),
        startsLater: approved.insuredFrom !== null && approved.insuredFrom > now,
        corrected: [...corrections.keys()],
        changed,
      }
    })
    const { id, plate, driver, insuredFrom, insuredUntil, startsLater } = verified
    const from = startsLater ? `from ${insuredFrom} ` : ''
    this.log(
      `#${id} is approved: ${plate} of ${driver} is insured ${from}until ${insuredUntil}. They are told.`,
    )
    for (const { name, was, now: is } of verified.changed)
      this.log(`  ${fieldLabel(name)}: ${human(name, is)}, was ${human(name, was)}`)
    return verified
  }
}
