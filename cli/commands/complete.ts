import { Flags } from '@oclif/core'
import { BaseCommand } from '../base-command.ts'

/** Asked by the scripts that "completion" prints, each time somebody presses the tab key. */
export default class Complete extends BaseCommand {
  static override hidden = true
  static override strict = false
  static override summary = 'Print what may stand in place of the last of the words after --'
  static override flags = {
    shell: Flags.option({ options: ['bash', 'zsh', 'fish'] as const, required: true })(),
  }

  async run(): Promise<unknown> {
    // oclif would take a "--" among the words for its own.
    const at = this.argv.indexOf('--')
    const words = at === -1 ? [] : this.argv.slice(at + 1)
    const { flags } = await this.parse(Complete, at === -1 ? this.argv : this.argv.slice(0, at))
    const [{ candidatesFor }, { manifest }] = await Promise.all([
      import('../candidates.ts'),
      import('../generated/manifest.ts'),
    ])
    const candidates = candidatesFor(words, manifest)
    for (const { word, description } of candidates) {
      if (flags.shell === 'bash') this.log(word)
      else if (flags.shell === 'fish') this.log(`${word}\t${description}`)
      else this.log(`${word.replaceAll(':', '\\:')}:${description}`)
    }
    return candidates
  }
}
