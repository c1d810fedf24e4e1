import { formatNumber, sayIn } from '../i18n/catalogue.ts'
import { durationIn } from '../i18n/duration.ts'
import type { Language } from '../i18n/languages.ts'
import { type GlobalWord, greetingIn, isThanks, languageOf } from '../i18n/words.ts'
import type { Scope } from '../policy/scope.ts'
import { matchTyped } from './choice.ts'
import type { Conversation, Speaker, Turn } from './conversation.ts'
import type { AnyFlow, Ctx, Outcome } from './flow.ts'
import { asHeard, isOpenedChat, isSilent, isUnsupported, opensBy, wordIn } from './heard.ts'
import type { Incoming } from './incoming.ts'
import type { FlowName } from './names.ts'
import { Saying } from './saying.ts'

type Data = Conversation['data']

/**
 * One turn of a conversation: a function of where it stands, what came in, what the scope finds, and the clock.
 * `flows` holds every flow by name; the menu must be among them.
 */
export class Conversing {
  readonly #said: Saying
  #language: Language
  #at: Conversation
  #misses: number
  #asksForHuman = false

  constructor(
    private readonly flows: ReadonlyMap<string, AnyFlow>,
    private readonly person: Speaker,
    private readonly scope: Scope,
    private readonly now: number,
    at: Conversation | undefined,
  ) {
    this.#language = person.language ?? 'en'
    this.#at = at ?? this.#atRest()
    this.#said = new Saying(this.#at.offered)
    this.#misses = this.#at.misses
  }

  /** Somebody wrote or tapped. `lapsed`: they had left a question unanswered for too long. */
  async hears(heard: Incoming, lapsed: boolean): Promise<Turn> {
    if (isSilent(heard)) return this.#end()
    const incoming = asHeard(heard)
    await this.#leavePast()
    if (await this.#interrupted(incoming)) return this.#end()
    const isFree = !lapsed && this.flows.get(this.#at.flow)?.steps[this.#at.step]?.free === true
    const word = wordIn(incoming, isFree)
    const isSilenced =
      this.person.optedOut || (this.person.paused && word !== 'stop' && !this.#isForUrgent(incoming))
    if (isSilenced) {
      if (word === 'start') await this.#comeBack(incoming)
      else if (this.person.optedOut) this.#tellOnce(incoming, word)
      else await this.#passed(incoming)
      return this.#end()
    }
    if (word === 'stop' || word === 'agent') {
      await this.#learnLanguage(incoming)
      await this.#fallSilent(word)
      return this.#end()
    }
    if (lapsed && this.#at.flow !== 'menu') {
      const title = this.flows.get(this.#at.flow)?.title
      if (title !== undefined) this.#said.note(this.#say('flow.lapsed', { what: this.#say(title) }))
      this.#rest()
    }
    if (!(await this.#beganAnew())) await this.#react(incoming, word, isFree)
    return this.#end()
  }

  /** A timer or a result for a flow, named "flow.event": it speaks without disturbing where the person stands. */
  async meets(name: string, data: unknown): Promise<Turn> {
    const [flowName = '', eventName = ''] = name.split('.')
    const flow = this.flows.get(flowName)
    const handle = named(flow?.events, eventName)
    if (flow === undefined || handle === undefined || this.person.optedOut) return this.#end()
    if (this.person.paused && flow.urgent !== true) return this.#end()
    this.#said.say(...(await handle(data, this.#ctx(flow.blank))))
    return this.#end()
  }

  /** What an answer turned out to mean once it was looked up; too late when the question is no longer open. */
  async hearsLater(question: { flow: string; step: string }, incoming: Incoming): Promise<Turn> {
    const isOpen = question.flow === this.#at.flow && question.step === this.#at.step
    if (isOpen && !this.person.optedOut && !this.person.paused) await this.#answer(incoming)
    return this.#end()
  }

  /** What cannot wait for the open question, nor for the end of a talk with a human. */
  async #interrupted(incoming: Incoming): Promise<boolean> {
    return !this.person.optedOut && (await this.#taken((flow, ctx) => flow.interrupts?.(incoming, ctx)))
  }

  /** Goes by what the first flow makes of it that makes anything of it. */
  async #taken(
    by: (flow: AnyFlow, ctx: Ctx<Data>) => ReturnType<NonNullable<AnyFlow['otherwise']>>,
  ): Promise<boolean> {
    for (const flow of this.flows.values()) {
      const outcome = await by(flow, this.#ctx(flow.blank))
      if (outcome === undefined) continue
      await this.#follow(flow, outcome, { anew: true })
      return true
    }
    return false
  }

  /** A button of a flow that cannot wait, or an answer to the question which such a button led to. */
  #isForUrgent(incoming: Incoming): boolean {
    if (this.#at.data[askedMeanwhile] === true) return true
    const typed = incoming.kind === 'text' ? matchTyped(incoming.body, this.#said.offered)?.id : undefined
    const id = incoming.kind === 'choice' ? incoming.id : (typed ?? '')
    return this.flows.get(/^([^.!]+)!/.exec(id)?.[1] ?? '')?.urgent === true
  }

  async #leavePast(): Promise<void> {
    if (await this.flows.get(this.#at.flow)?.isPast?.(this.#ctx(this.#at.data))) this.#at = this.#atRest()
  }

  async #comeBack(incoming: Incoming): Promise<void> {
    await this.scope.people.optIn()
    await this.scope.people.resumeBot()
    const isKnown = this.person.language !== null || (await this.#learnLanguage(incoming))
    this.#said.note(this.#say('start.done'))
    await this.#open(isKnown ? 'menu' : 'welcome')
  }

  /** Whoever greets after saying stop may have forgotten it: they are told once, and then no more. */
  #tellOnce(incoming: Incoming, word: GlobalWord | undefined): void {
    const isGreeting = incoming.kind === 'text' && greetingIn(incoming.body) !== undefined
    if ((!isGreeting && word !== 'menu') || this.#at.data[toldStopped] === true) return
    this.#at = { ...this.#atRest(), data: { [toldStopped]: true } }
    this.#said.note(this.#say('stop.still'))
  }

  /** The language of somebody who has not chosen one, when what they wrote is a word of exactly one. */
  async #learnLanguage(incoming: Incoming): Promise<boolean> {
    const language = incoming.kind === 'text' ? languageOf(incoming.body) : undefined
    if (this.person.language !== null || language === undefined) return false
    await this.scope.people.setLanguage(language)
    this.#language = language
    return true
  }

  async #fallSilent(word: 'stop' | 'agent'): Promise<void> {
    this.#rest()
    if (word === 'stop') {
      const left: string[] = []
      for (const flow of this.flows.values()) left.push((await flow.stops?.(this.#ctx(flow.blank))) ?? '')
      await this.scope.people.optOut()
      this.#said.note(...left.filter((sentence) => sentence !== ''), this.#say('stop.done'))
    } else {
      const { silentMs } = await this.scope.people.askForHuman()
      this.#asksForHuman = true
      this.#said.note(this.#say('agent.coming', { time: durationIn(this.#language, silentMs) }))
    }
  }

  async #react(incoming: Incoming, word: GlobalWord | undefined, isFree: boolean): Promise<void> {
    if (this.person.language === null && (await this.#welcomed(incoming, word))) return
    if (isOpenedChat(incoming)) return this.#open('menu')
    if (incoming.kind === 'text') {
      if (!isFree && greetingIn(incoming.body) !== undefined) return this.#open('menu')
      if (word === 'menu' || word === 'start') return this.#open('menu')
      if (word === 'help') return this.#ask(this.#say('help'))
      if (!isFree && isThanks(incoming.body)) return this.#thanked()
      if (word === 'cancel') return this.#cancel()
      if (word === 'back') return this.#back()
      const choice = matchTyped(incoming.body, this.#said.offered, { exact: isFree })
      if (choice !== undefined) return this.#chose({ kind: 'choice', id: choice.id, title: choice.title })
    }
    if (incoming.kind === 'choice') return this.#chose(incoming)
    if (isUnsupported(incoming)) return this.#missed(this.#say('unsupported'))
    if (this.#at.flow !== 'menu') return this.#answer(incoming)
    await this.#atMenu(incoming)
  }

  /** Somebody whose language is not known is asked for it, unless their words told. */
  async #welcomed(incoming: Incoming, word: GlobalWord | undefined): Promise<boolean> {
    if (await this.#learnLanguage(incoming)) {
      this.#said.note(this.#say('welcome.guessed'))
      if (word === 'help') this.#said.note(this.#say('help'))
      await this.#open('menu')
    } else if (this.#at.flow !== 'welcome') await this.#open('welcome')
    else if (word !== undefined) await this.#ask()
    else return false
    return true
  }

  async #chose(incoming: Incoming & { kind: 'choice' }): Promise<void> {
    const [, actionFlow = '', actionName = '', value = ''] =
      /^([^.!]+)!([^!]+)!(.*)$/s.exec(incoming.id) ?? []
    const flow = this.flows.get(actionFlow)
    const run = named(flow?.actions, actionName)
    if (flow !== undefined && run !== undefined) {
      if (!(await this.#isOn(flow))) return this.#switchedOff()
      const wasAsking = this.#at.flow !== 'menu'
      const outcome = await run(value, this.#ctx(flow.blank))
      await this.#follow(flow, outcome, { anew: true })
      if ('stay' in outcome && wasAsking) await this.#ask()
      return
    }
    const [flowName, step] = incoming.id.split('.')
    if (flowName === this.#at.flow && step === this.#at.step) return this.#answer(incoming)
    // A button of a question that has passed: say so, and ask what is open now.
    await this.#ask(this.#say('flow.passed'))
  }

  async #answer(incoming: Incoming): Promise<void> {
    const flow = this.#flow()
    const step = flow.steps[this.#at.step]
    if (step === undefined) return this.#open('menu')
    const outcome = await step.answer(incoming, this.#ctx(this.#at.data))
    if ('problem' in outcome && (await this.#passed(incoming))) return
    await this.#follow(flow, outcome)
  }

  /** What no question waits for is of use to some flow all the same, without a word. */
  async #passed(incoming: Incoming): Promise<boolean> {
    for (const flow of this.flows.values()) {
      if (await flow.passing?.(incoming, this.#ctx(flow.blank))) return true
    }
    return false
  }

  async #atMenu(incoming: Incoming): Promise<void> {
    for (const flow of this.flows.values()) {
      if (!(await this.#isOn(flow))) continue
      if (incoming.kind === 'text' && opensBy(flow, incoming.body)) return this.#open(flow.name)
      const outcome = await flow.shortcut?.(incoming, this.#ctx(flow.blank))
      if (outcome !== undefined) return this.#follow(flow, outcome, { anew: true })
    }
    if (await this.#taken((flow, ctx) => flow.otherwise?.(incoming, ctx))) return
    await this.#missed(this.#say(incoming.kind === 'text' ? 'menu.notUnderstood' : 'menu.cannotUse'))
  }

  /** `anew`: a new question begins the flow from blank, also when the person is in it. */
  async #follow(flow: AnyFlow, outcome: Outcome<Data, string>, { anew = false } = {}): Promise<void> {
    if ('problem' in outcome) return this.#missed(outcome.problem)
    this.#misses = 0
    // The language may just have been chosen.
    this.#language = (await this.scope.people.language()) ?? this.#language
    if ('stay' in outcome) return this.#said.say(...outcome.stay)
    if ('done' in outcome) {
      this.#rest()
      return this.#said.say(...outcome.say)
    }
    const said = [...(outcome.say ?? [])]
    const last = said.at(-1)?.kind === 'text' ? said.pop() : undefined
    this.#said.say(...said)
    if (last?.kind === 'text') this.#said.note(last.body)
    if ('open' in outcome) return this.#open(outcome.open)
    const goesOn = !anew && this.#at.flow === flow.name
    const before = { step: this.#at.step, data: this.#at.data }
    this.#at = {
      ...this.#at,
      flow: flow.name,
      version: flow.version,
      step: outcome.goTo,
      data: {
        ...(goesOn ? this.#at.data : flow.blank),
        ...outcome.data,
        ...(this.person.paused && { [askedMeanwhile]: true }),
      },
      trail: goesOn ? [...this.#at.trail, before].slice(-maxTrail) : [],
    }
    await this.#ask()
  }

  async #open(name: FlowName): Promise<void> {
    const flow = this.flows.get(name)
    if (flow === undefined || !(await this.#isOn(flow))) return this.#switchedOff()
    this.#misses = 0
    const { version, first: step, blank: data } = flow
    this.#at = { ...this.#at, flow: name, version, step, data, trail: [] }
    const outcome = await flow.opens?.(this.#ctx(flow.blank))
    if (outcome !== undefined) return this.#follow(flow, outcome, { anew: true })
    await this.#ask()
  }

  async #switchedOff(): Promise<void> {
    this.#said.note(this.#say('flow.off'))
    await this.#open('menu')
  }

  async #cancel(): Promise<void> {
    if (this.#at.flow !== 'menu') this.#said.note(this.#say('flow.cancelled'))
    else if (await this.#taken((flow, ctx) => flow.cancels?.(ctx))) return
    await this.#open('menu')
  }

  /** Nobody who is thanked shows the menu; an open question stays open. */
  async #thanked(): Promise<void> {
    if (this.#at.flow !== 'menu') return this.#ask(this.#say('thanks'))
    this.#said.note(this.#say('thanks'))
  }

  async #back(): Promise<void> {
    const before = this.#at.trail.at(-1)
    if (this.#at.flow === 'menu' || before === undefined) return this.#open('menu')
    this.#at = { ...this.#at, step: before.step, data: before.data, trail: this.#at.trail.slice(0, -1) }
    await this.#ask()
  }

  /** An answer that cannot be used: why, and the question again; from the third in a row with a way out. */
  async #missed(problem: string): Promise<void> {
    this.#misses += 1
    const isStuck = this.#misses % missesUntilStuck === 0
    await this.#ask(isStuck ? `${problem}\n\n${this.#say('flow.stuck')}` : problem)
  }

  async #ask(note?: string): Promise<void> {
    if (note !== undefined) this.#said.note(note)
    const flow = this.#flow()
    const question = await flow.steps[this.#at.step]?.ask(this.#ctx(this.#at.data))
    if (question === undefined) throw new Error(`flow ${flow.name} has no step ${this.#at.step}`)
    this.#said.offered = []
    this.#said.say(question)
  }

  /**
   * A conversation begun by another version of its flow goes on if that flow knows how; else it begins anew, and what
   * was said is left aside: it answered a question that is not there any more. True when that happened.
   */
  async #beganAnew(): Promise<boolean> {
    const flow = this.flows.get(this.#at.flow)
    const { version, step } = this.#at
    if (flow?.version === version && Object.hasOwn(flow.steps, step)) return false
    if (flow?.name === 'menu') {
      this.#at = { ...this.#atRest(), offered: this.#said.offered }
      return false
    }
    const carried = flow?.upgrade?.(this.#at)
    if (flow !== undefined && carried !== undefined && Object.hasOwn(flow.steps, carried.step)) {
      this.#at = { ...this.#at, ...carried, version: flow.version, trail: [] }
      return false
    }
    this.#said.note(this.#say('flow.renewed'))
    await this.#open(flow?.name ?? 'menu')
    return true
  }

  #isOn(flow: AnyFlow): boolean | Promise<boolean> {
    return flow.flag === undefined || this.scope.flags.isOn(flow.flag)
  }

  #flow(): AnyFlow {
    const flow = this.flows.get(this.#at.flow) ?? this.flows.get('menu')
    if (flow === undefined) throw new Error('there is no menu')
    return flow
  }

  #rest(): void {
    this.#at = this.#atRest()
    this.#said.offered = []
  }

  #atRest(): Conversation {
    const menu = this.flows.get('menu')
    const at = { flow: 'menu', version: menu?.version ?? 1, step: menu?.first ?? 'idle' }
    return { ...at, data: {}, trail: [], offered: [], misses: 0 }
  }

  #say: Ctx<Data>['say'] = (key, ...values) => sayIn(this.#language)(key, ...values)

  #ctx(data: Data): Ctx<Data> {
    return {
      data,
      scope: this.scope,
      say: this.#say,
      sayIn,
      language: this.#language,
      number: (value) => formatNumber(value, this.#language),
      now: this.now,
      person: { id: this.person.id },
    }
  }

  #end(): Turn {
    return {
      messages: this.#said.end(),
      conversation: { ...this.#at, offered: this.#said.offered, misses: this.#misses },
      ...(this.#asksForHuman && { asksForHuman: true as const }),
    }
  }
}

/** Names come from outside: "toString" is none of ours. */
const named = <Value>(record: Record<string, Value> | undefined, name: string): Value | undefined =>
  record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined

/** In the data of the menu, which is blank again as soon as it opens. */
const toldStopped = 'toldStopped'
/** In the data of a question that a button led to while a human was talked to: its answer is not for the human. */
const askedMeanwhile = 'askedMeanwhile'
const maxTrail = 20
const missesUntilStuck = 3
