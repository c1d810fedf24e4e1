import { durationIn } from '../i18n/duration.ts'
import { type GlobalWord, greetingIn, isThanks, languageOf } from '../i18n/words.ts'
import type { Scope } from '../policy/scope.ts'
import { matchTyped } from './choice.ts'
import type { Conversation, Speaker, Turn } from './conversation.ts'
import { type AnyFlow, humanButton } from './flow.ts'
import { asHeard, isOpenedChat, isSilent, isUnsupported, opensBy, wordIn } from './heard.ts'
import type { Incoming } from './incoming.ts'
import { helpIn } from './menu.ts'
import { askedMeanwhile, named, Standing } from './standing.ts'
import { languageNamed } from './welcome.ts'

/**
 * One turn of a conversation: a function of where it stands, what came in, what the scope finds, and the clock.
 * `flows` holds every flow by name; the menu must be among them.
 */
export class Conversing {
  readonly #standing: Standing
  #asksForHuman = false

  constructor(
    private readonly flows: ReadonlyMap<string, AnyFlow>,
    private readonly person: Speaker,
    private readonly scope: Scope,
    now: number,
    at: Conversation | undefined,
  ) {
    this.#standing = new Standing(flows, person, scope, now, at)
  }

  /** Somebody wrote or tapped. `lapsed`: they had left a question unanswered for too long. */
  async hears(heard: Incoming, lapsed: boolean): Promise<Turn> {
    if (isSilent(heard)) return this.#end()
    const incoming = asHeard(heard)
    const standing = this.#standing
    await standing.leavePast()
    if (!this.person.optedOut && (await this.#interrupted(incoming))) return this.#end()
    const step = lapsed ? undefined : standing.step()
    const isFree = step?.free === true
    const isZero = step?.zero === true && incoming.kind === 'text' && isZeroTyped(incoming.body)
    const word = isZero ? undefined : this.#wordIn(incoming, isFree)
    if (this.person.optedOut) {
      await this.#heardAfterStop(incoming, word, lapsed)
      return this.#end()
    }
    if (this.person.paused && word !== 'stop' && !this.#isForUrgent(incoming)) {
      if (word === 'start') await this.#comeBack(incoming)
      else await standing.passed(incoming)
      return this.#end()
    }
    if (word === 'stop' || word === 'agent') {
      await this.#learnLanguage(incoming)
      await this.#fallSilent(word)
      return this.#end()
    }
    if (lapsed && standing.at.flow !== 'menu') {
      const title = this.flows.get(standing.at.flow)?.title
      if (title !== undefined) standing.note(standing.say('flow.lapsed', { what: standing.say(title) }))
      standing.rest()
    }
    if (!(await standing.beganAnew())) await this.#react(incoming, word, isFree)
    return this.#end()
  }

  /**
   * A timer or a result for a flow, named "flow.event": it answers the open question where that waits for it, and else
   * speaks without disturbing where the person stands. `lapsed`: they had left a question unanswered for too long.
   */
  async meets(name: string, data: unknown, lapsed = false): Promise<Turn> {
    const [flowName = '', eventName = ''] = name.split('.')
    const flow = this.flows.get(flowName)
    const handle = named(flow?.events, eventName)
    if (flow === undefined || handle === undefined || this.person.optedOut) return this.#end()
    if (this.person.paused && flow.urgent !== true) return this.#end()
    if (!lapsed && !this.person.paused && (await this.#standing.met(flow, eventName, data)))
      return this.#end()
    this.#standing.said.say(...(await handle(data, this.#standing.ctx(flow.blank))))
    return this.#end()
  }

  /** What an answer turned out to mean once it was looked up; too late when the question is no longer open. */
  async hearsLater(question: { flow: string; step: string }, incoming: Incoming): Promise<Turn> {
    const { at } = this.#standing
    const isOpen = question.flow === at.flow && question.step === at.step
    if (isOpen && !this.person.optedOut && !this.person.paused) await this.#standing.answer(incoming)
    return this.#end()
  }

  /** What cannot wait for the open question, nor for the end of a talk with a human. */
  #interrupted(incoming: Incoming): Promise<boolean> {
    return this.#standing.taken((flow, ctx) => flow.interrupts?.(incoming, ctx))
  }

  /**
   * Whoever said stop is left alone, except where that would leave them in danger, or in the middle of what they
   * cannot get out of otherwise.
   */
  async #heardAfterStop(incoming: Incoming, word: GlobalWord | undefined, lapsed: boolean): Promise<void> {
    const standing = this.#standing
    if (word === 'start') return this.#comeBack(incoming)
    if (lapsed && standing.at.data[askedMeanwhile] === true) standing.rest()
    const meant = this.#meantBy(incoming)
    if (await standing.taken((flow, ctx) => flow.afterStop?.(meant, ctx))) return
    const isAnswer = meant.kind === 'choice' ? standing.isAsked(meant) : meant.kind === 'text'
    if (word === undefined && isAnswer && standing.at.data[askedMeanwhile] === true) {
      return standing.answer(meant)
    }
    this.#tellOnce(incoming, word)
  }

  /** A button of a flow that cannot wait, or an answer to the question which such a button led to. */
  #isForUrgent(incoming: Incoming): boolean {
    if (this.#standing.at.data[askedMeanwhile] === true) return true
    const meant = this.#meantBy(incoming)
    const id = meant.kind === 'choice' ? meant.id : ''
    return this.flows.get(/^([^.!]+)!/.exec(id)?.[1] ?? '')?.urgent === true
  }

  /** A button to talk to a human is as good as the word. */
  #wordIn(incoming: Incoming, isFree: boolean): GlobalWord | undefined {
    const meant = this.#meantBy(incoming)
    return meant.kind === 'choice' && meant.id === humanButton ? 'agent' : wordIn(incoming, isFree)
  }

  /** Typed words that stand for a button under the last bubble are as good as a tap on it. */
  #meantBy(incoming: Incoming): Incoming {
    const typed =
      incoming.kind === 'text' ? matchTyped(incoming.body, this.#standing.said.offered) : undefined
    return typed === undefined ? incoming : { kind: 'choice', id: typed.id, title: typed.title }
  }

  async #comeBack(incoming: Incoming): Promise<void> {
    await this.scope.people.optIn()
    await this.scope.people.resumeBot()
    const isKnown = this.person.language !== null || (await this.#learnLanguage(incoming))
    this.#standing.note(this.#standing.say('start.done'))
    await this.#standing.open(isKnown ? 'menu' : 'welcome')
  }

  /** Whoever greets after saying stop may have forgotten it: they are told once, and then no more. */
  #tellOnce(incoming: Incoming, word: GlobalWord | undefined): void {
    const standing = this.#standing
    const isGreeting = incoming.kind === 'text' && greetingIn(incoming.body) !== undefined
    if ((!isGreeting && word !== 'menu') || standing.at.data[toldStopped] === true) return
    standing.rest({ [toldStopped]: true })
    standing.note(standing.say('stop.still'))
  }

  /** The language of somebody who has not chosen one, when what they wrote is a word of exactly one. */
  async #learnLanguage(incoming: Incoming): Promise<boolean> {
    const language =
      incoming.kind === 'text' ? (languageOf(incoming.body) ?? languageNamed(incoming.body)) : undefined
    if (this.person.language !== null || language === undefined) return false
    await this.scope.people.setLanguage(language)
    this.#standing.language = language
    return true
  }

  async #fallSilent(word: 'stop' | 'agent'): Promise<void> {
    const standing = this.#standing
    standing.rest()
    if (word === 'stop') {
      const left: string[] = []
      for (const flow of this.flows.values()) left.push((await flow.stops?.(standing.ctx(flow.blank))) ?? '')
      await this.scope.people.optOut()
      standing.said.note(...left.filter((sentence) => sentence !== ''), standing.say('stop.done'))
    } else {
      const { silentMs } = await this.scope.people.askForHuman()
      this.#asksForHuman = true
      standing.note(standing.say('agent.coming', { time: durationIn(standing.language, silentMs) }))
    }
  }

  async #react(incoming: Incoming, word: GlobalWord | undefined, isFree: boolean): Promise<void> {
    const standing = this.#standing
    if (this.person.language === null && (await this.#welcomed(incoming, word))) return
    if (isOpenedChat(incoming)) return standing.open('menu')
    if (incoming.kind === 'text') {
      if (!isFree && greetingIn(incoming.body) !== undefined) return standing.open('menu')
      if (word === 'menu' || word === 'start') return standing.open('menu')
      if (word === 'help') return standing.ask(helpIn(standing))
      if (!isFree && isThanks(incoming.body)) return this.#thanked()
      if (word === 'cancel') return standing.cancel()
      if (word === 'back') return standing.back()
      const choice = matchTyped(incoming.body, standing.said.offered, { exact: isFree })
      if (choice !== undefined) return standing.chose({ kind: 'choice', id: choice.id, title: choice.title })
    }
    if (incoming.kind === 'choice') return standing.chose(incoming)
    if (isUnsupported(incoming)) return standing.missed(standing.say('unsupported'))
    const isIdle = standing.step()?.idle === true && incoming.kind !== 'media'
    if (standing.at.flow !== 'menu' && !isIdle) {
      if (standing.step()?.wordsLeave && (await this.#ledElsewhere(incoming))) return
      return standing.answer(incoming, isFree ? undefined : () => this.#ledElsewhere(incoming))
    }
    if (await this.#takenAtRest(incoming)) return
    if (isIdle) return standing.answer(incoming)
    await standing.missed(standing.say(incoming.kind === 'text' ? 'menu.notUnderstood' : 'menu.cannotUse'))
  }

  /** Somebody whose language is not known is asked for it, unless their words told. */
  async #welcomed(incoming: Incoming, word: GlobalWord | undefined): Promise<boolean> {
    const standing = this.#standing
    const isNamed = incoming.kind === 'text' && languageNamed(incoming.body) !== undefined
    if (await this.#learnLanguage(incoming)) {
      // Who names it has chosen, and need not be told how to choose another one.
      standing.note(standing.say(isNamed ? 'profile.languageSaved' : 'welcome.guessed'))
      if (word === 'help') standing.note(helpIn(standing))
      await standing.open('menu')
    } else if (await this.#askedFirst(incoming)) return true
    else if (standing.at.flow !== 'welcome') await standing.open('welcome')
    else if (word !== undefined) await standing.ask()
    else return false
    return true
  }

  /** Words that open a flow are remembered until the language is chosen. */
  async #askedFirst(incoming: Incoming): Promise<boolean> {
    const welcome = this.flows.get('welcome')
    if (incoming.kind !== 'text' || welcome === undefined) return false
    for (const flow of this.flows.values()) {
      if (!opensBy(flow, incoming.body) || !(await this.#standing.isOn(flow))) continue
      await this.#standing.follow(welcome, { goTo: 'language', data: { next: flow.name } }, { anew: true })
      return true
    }
    return false
  }

  /** A language's name asks the open question again in it, and words that open a flow leave the question. */
  async #ledElsewhere(incoming: Incoming): Promise<boolean> {
    const standing = this.#standing
    if (incoming.kind !== 'text' || standing.at.flow === 'welcome') return false
    const language = languageNamed(incoming.body)
    if (language !== undefined) {
      await this.scope.people.setLanguage(language)
      standing.language = language
      await standing.ask(standing.say('profile.languageSaved'))
      return true
    }
    for (const flow of this.flows.values()) {
      if (!opensBy(flow, incoming.body) || !(await standing.isOn(flow))) continue
      await standing.open(flow.name)
      return true
    }
    return false
  }

  /** Words that open a flow, and what flows make of anything that is said while nothing is asked. */
  async #takenAtRest(incoming: Incoming): Promise<boolean> {
    const standing = this.#standing
    for (const flow of this.flows.values()) {
      if (!(await standing.isOn(flow))) continue
      if (incoming.kind === 'text' && opensBy(flow, incoming.body)) {
        await standing.open(flow.name)
        return true
      }
      const outcome = await flow.shortcut?.(incoming, standing.ctx(flow.blank))
      if (outcome === undefined) continue
      await standing.follow(flow, outcome, { anew: true })
      return true
    }
    return standing.taken((flow, ctx) => flow.otherwise?.(incoming, ctx))
  }

  /** Nobody who is thanked shows the menu; an open question stays open. */
  async #thanked(): Promise<void> {
    if (this.#standing.at.flow !== 'menu') return this.#standing.ask(this.#standing.say('thanks'))
    this.#standing.note(this.#standing.say('thanks'))
  }

  #end(): Turn {
    return { ...this.#standing.end(), ...(this.#asksForHuman && { asksForHuman: true as const }) }
  }
}

const isZeroTyped = (typed: string): boolean => /^\s*0+\s*$/.test(typed.normalize('NFKC'))

/** In the data of the menu, which is blank again as soon as it opens. */
const toldStopped = 'toldStopped'
