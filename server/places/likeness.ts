import { distance } from 'fastest-levenshtein'
import { isKind, wordsOf } from './kinds.ts'

/**
 * How far what was typed is from a name: 0 for the same, about 0.15 for one wrong letter of seven, 1 for nothing in
 * common. Words may come in any order; words that say what the place lies in count for little.
 */
export function unlikeness(typed: Typed, name: { plain: string; within: string }): number {
  if (typed.plain === name.plain) return 0
  const words = wordsOf(name.plain)
  const joined = words.join('')
  const whole = mistakes(typed.joined, joined) / Math.max(typed.joined.length, joined.length)
  const likest = Math.min(whole, byWords(typed.words, words, name.within))
  // "Kimironko bus" is the beginning of "Kimironko Bus Park", whatever we call its kind.
  const own = name.plain.split(' ')
  return own.every((word, at) => word === words[at])
    ? likest
    : Math.min(likest, byWords(typed.words, own, name.within))
}

/** Whether each word that was typed is one of its words, or of those it lies in, or the beginning of one. */
export function saysAll(typed: Typed, name: { plain: string; within: string }): boolean {
  const words = [...name.plain.split(' '), ...wordsOf(name.plain), ...name.within.split(' ')]
  return typed.words.every((word) => words.some((other) => other.startsWith(word)))
}

export interface Typed {
  plain: string
  words: string[]
  joined: string
}

export function typedWords(plain: string): Typed {
  const words = wordsOf(plain)
  return { plain, words, joined: words.join('') }
}

function byWords(typed: string[], name: string[], within: string): number {
  const unused = new Set(name)
  const around = within === '' ? [] : within.split(' ')
  let cost = 0
  let letters = 0
  for (const word of typed) {
    const best = nearest(word, unused)
    let own = best.cost
    if (own < notTheWord && best.word !== undefined) unused.delete(best.word)
    else own = Math.min(asWithin(word, around), isKind(word) ? wrongKind : 1)
    cost += own * word.length
    letters += word.length
  }
  // Only kinds and what it lies in were said: that names no place.
  if (unused.size === name.length) return 1
  const unsaid = [...unused].reduce((sum, word) => sum + (isKind(word) ? unsaidKind : unsaidWord), 0)
  return cost / letters + Math.min(unsaid, mostUnsaid)
}

function nearest(word: string, among: Iterable<string>): { cost: number; word?: string } {
  let best: { cost: number; word?: string } = { cost: 1 }
  for (const other of among) {
    const cost = wordCost(word, other)
    if (cost < best.cost) best = { cost, word: other }
  }
  return best
}

const asWithin = (word: string, around: string[]): number => nearest(word, around).cost + onlyWithin

function wordCost(typed: string, word: string): number {
  if (typed === word) return 0
  // Not yet typed to its end.
  if (typed.length >= 2 && word.startsWith(typed)) return 0.05 + 0.15 * (1 - typed.length / word.length)
  return mistakes(typed, word) / Math.max(typed.length, word.length)
}

/** Letters left out, put in or mistaken; two that changed places count once. */
function mistakes(typed: string, word: string): number {
  const wrong = distance(typed, word)
  return wrong === 2 && isSwapped(typed, word) ? 1 : wrong
}

function isSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  return a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at]
}

const notTheWord = 0.45
const onlyWithin = 0.1
const wrongKind = 0.35
const unsaidWord = 0.05
const unsaidKind = 0.03
const mostUnsaid = 0.15
