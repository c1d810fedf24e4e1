import { Args } from '@oclif/core'
import { BaseCommand } from '../base-command.ts'

const shells = ['bash', 'zsh', 'fish'] as const

export default class Completion extends BaseCommand {
  static override summary = 'Print a script that lets the tab key complete commands and flags'
  static override examples = [
    'source <(<%= config.bin %> completion bash)   # in ~/.bashrc',
    '<%= config.bin %> completion zsh > ~/.zfunc/_inzira',
    '<%= config.bin %> completion fish > ~/.config/fish/completions/inzira.fish',
  ]
  static override args = {
    shell: Args.string({ description: 'The shell the script is for', options: [...shells], required: true }),
  }

  async run(): Promise<unknown> {
    const { args } = await this.parse(Completion)
    const shell = shells.find((name) => name === args.shell) ?? 'bash'
    this.log(scripts[shell])
    return { shell, script: scripts[shell] }
  }
}

/** Each only asks the binary, so that completion never knows less than the program. */
const scripts = {
  bash: `_inzira() {
  local IFS=$'\\n'
  COMPREPLY=($(inzira complete --shell bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _inzira inzira`,
  zsh: `#compdef inzira
_inzira() {
  local -a found
  found=("\${(@f)$(inzira complete --shell zsh -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then _describe inzira found; else _files; fi
}
if [[ "\${funcstack[1]}" == "_inzira" ]]; then _inzira "$@"; else compdef _inzira inzira; fi`,
  fish: `function __inzira_words
  set -l words (commandline -opc) (commandline -ct)
  set -l found (inzira complete --shell fish -- $words[2..] 2>/dev/null)
  if set -q found[1]; printf '%s\\n' $found; else; __fish_complete_path (commandline -ct); end
end
complete -c inzira -f -a '(__inzira_words)'`,
}
