import type { Command } from '@oclif/core'

export interface Candidate {
  word: string
  description: string
}

type Commands = Readonly<Record<string, Command.Cached>>

/** What may stand in place of the last of the words, which may be empty; nothing means: a file name. */
export function candidatesFor(words: readonly string[], commands: Commands): Candidate[] {
  const typed = words.at(-1) ?? ''
  const before = words.slice(0, -1)
  const named = before.filter((word) => !word.startsWith('-'))
  const command = commandAt(named, commands)
  const found = command === undefined ? namesBelow(named, commands) : inside(command, before, typed)
  return found.filter(({ word }) => word.startsWith(typed)).sort((a, b) => (a.word < b.word ? -1 : 1))
}

/** The longest command the words begin with. */
function commandAt(words: readonly string[], commands: Commands): Command.Cached | undefined {
  for (let length = words.length; length > 0; length -= 1) {
    const command = commands[words.slice(0, length).join(':')]
    if (command !== undefined) return command
  }
  return undefined
}

function namesBelow(topic: readonly string[], commands: Commands): Candidate[] {
  const next = new Map<string, string>()
  for (const [id, command] of Object.entries(commands)) {
    const parts = id.split(':')
    const word = parts[topic.length]
    if (command.hidden || word === undefined || !topic.every((part, at) => part === parts[at])) continue
    const isCommand = parts.length === topic.length + 1
    if (isCommand || !next.has(word)) next.set(word, isCommand ? (command.summary ?? '') : '')
  }
  return [...next].map(([word, description]) => ({ word, description }))
}

function inside(command: Command.Cached, before: readonly string[], typed: string): Candidate[] {
  const last = before.at(-1) ?? ''
  const awaiting = last.startsWith('--') ? command.flags[last.slice(2)] : undefined
  if (awaiting?.type === 'option') return plain(awaiting.options ?? [])
  if (typed.startsWith('-')) {
    return Object.values(command.flags)
      .filter((flag) => !flag.hidden && !before.includes(`--${flag.name}`))
      .map((flag) => ({ word: `--${flag.name}`, description: flag.summary ?? flag.description ?? '' }))
  }
  return Object.values(command.args).flatMap((arg) => plain(arg.options ?? []))
}

function plain(words: readonly string[]): Candidate[] {
  return words.map((word) => ({ word, description: '' }))
}
