import { formatNumber, sayIn } from '../i18n/catalogue.ts'
import type { Language } from '../i18n/languages.ts'
import { globalWordIn, greetingIn } from '../i18n/words.ts'
import type { Scope } from '../policy/scope.ts'
import { matchTyped } from './choice.ts'
import type { AnyFlow, Ctx, Outcome } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Choice, Message } from './message.ts'
import type { FlowName } from './names.ts'
import { prefixed } from './prefix.ts'

type Data = Record<string, unknown>

/** Where somebody stands. At rest they are in the menu. */
export interface Conversation {
  flow: string
  version: number
  step: string
  data: Data
  /** Steps left behind, newest last, each with what was known then. */
  trail: { step: string; data: Data }[]
  /** Choices under the last message: their numbers and words may be typed. */
  offered: Choice[]
}

export interface Turn {
  messages: Message[]
  conversation: Conversation
}

export interface Speaker {
  id: number
  name: string | null
  language: Language | null
  /** They said stop: only "start" is answered. */
  optedOut: boolean
  /** A human answers: only "start" brings the bot back. */
  paused: boolean
}

/**
 * One turn of a conversation: a function of where it stands, what came in, what the scope finds, and the clock.
 * `flows` holds every flow by name; the menu must be among them.
 */
export class Conversing {
  readonly #turn: Message[] = []
  #language: Language
  #at: Conversation

  constructor(
    private readonly flows: ReadonlyMap<string, AnyFlow>,
    private readonly person: Speaker,
    private readonly scope: Scope,
    private readonly now: number,
    at: Conversation | undefined,
  ) {
    this.#language = person.language ?? 'en'
    this.#at = at ?? this.#atRest()
  }

  /** Somebody wrote or tapped. `lapsed`: they had left a question unanswered for too long. */
  async hears(incoming: Incoming, lapsed: boolean): Promise<Turn> {
    const word = incoming.kind === 'text' ? globalWordIn(incoming.body) : undefined
    if (this.person.optedOut || this.person.paused) {
      if (word === 'start') await this.#comeBack()
      return this.#end()
    }
    if (word === 'stop' || word === 'agent') {
      await this.#fallSilent(word)
      return this.#end()
    }
    if (lapsed && this.#at.flow !== 'menu') {
      const title = this.flows.get(this.#at.flow)?.title
      this.#turn.push(text(this.#say('flow.lapsed', { what: title ? this.#say(title) : '' })))
      this.#at = this.#atRest()
    }
    await this.#carryOver()
    await this.#react(incoming)
    return this.#end()
  }

  async #comeBack(): Promise<void> {
    await this.scope.people.optIn()
    await this.scope.people.resumeBot()
    await this.#open(this.person.language === null ? 'welcome' : 'menu', this.#say('start.done'))
  }

  async #fallSilent(word: 'stop' | 'agent'): Promise<void> {
    this.#at = this.#atRest()
    if (word === 'stop') {
      await this.scope.people.optOut()
      this.#turn.push(text(this.#say('stop.done')))
    } else {
      await this.scope.people.askForHuman()
      this.#turn.push(text(this.#say('agent.coming')))
    }
  }

  /** A timer or a result for a flow, named "flow.event": it speaks without disturbing where the person stands. */
  async meets(name: string, data: unknown): Promise<Turn> {
    const [flowName = '', eventName = ''] = name.split('.')
    const flow = this.flows.get(flowName)
    const handle = flow?.events?.[eventName]
    if (flow === undefined || handle === undefined || this.person.optedOut) return this.#end()
    this.#turn.push(...(await handle(data, this.#ctx(flow.blank))))
    return this.#end()
  }

  async #react(incoming: Incoming): Promise<void> {
    if (incoming.kind === 'text') {
      const language = greetingIn(incoming.body)
      if (this.person.language === null) return this.#welcome(language)
      if (language !== undefined) return this.#open('menu')
      const word = globalWordIn(incoming.body)
      if (word === 'menu' || word === 'start') return this.#open('menu')
      if (word === 'help') return void this.#turn.push(this.#helpMessage())
      if (word === 'cancel') return this.#cancel()
      if (word === 'back') return this.#back()
      const choice = matchTyped(incoming.body, this.#at.offered)
      if (choice !== undefined) return this.#chose({ kind: 'choice', id: choice.id, title: choice.title })
    } else if (this.person.language === null && this.#at.flow !== 'welcome') {
      return this.#welcome(undefined)
    }
    if (incoming.kind === 'choice') return this.#chose(incoming)
    if (this.#at.flow !== 'menu') return this.#answer(incoming)
    await this.#atMenu(incoming)
  }

  async #welcome(language: Language | undefined): Promise<void> {
    if (language !== undefined) {
      await this.scope.people.setLanguage(language)
      this.#language = language
      return this.#open('menu')
    }
    if (this.#at.flow !== 'welcome') return this.#open('welcome')
  }

  async #chose(incoming: Incoming & { kind: 'choice' }): Promise<void> {
    const action = /^([^.!]+)!([^!]+)!(.*)$/s.exec(incoming.id)
    if (action !== null) {
      const [, flowName = '', actionName = '', value = ''] = action
      const flow = this.flows.get(flowName)
      const run = flow?.actions?.[actionName]
      if (flow !== undefined && run !== undefined) {
        if (flow.flag !== undefined && !(await this.scope.flags.isOn(flow.flag))) return this.#switchedOff()
        return this.#follow(flow, await run(value, this.#ctx(this.#dataFor(flow))))
      }
    }
    const [flowName, step] = incoming.id.split('.')
    if (flowName === this.#at.flow && step === this.#at.step) return this.#answer(incoming)
    // A button of a question that has passed: say so, and ask what is open now.
    await this.#askAgain(this.#say('flow.passed'))
  }

  async #answer(incoming: Incoming): Promise<void> {
    const flow = this.#flow()
    const step = flow.steps[this.#at.step]
    if (step === undefined) return this.#open('menu')
    const outcome = await step.answer(incoming, this.#ctx(this.#at.data))
    await this.#follow(flow, outcome)
  }

  async #atMenu(incoming: Incoming): Promise<void> {
    for (const flow of this.flows.values()) {
      if (flow.flag !== undefined && !(await this.scope.flags.isOn(flow.flag))) continue
      if (incoming.kind === 'text' && flow.keywords !== undefined && this.#hasKeyword(flow, incoming.body)) {
        return this.#open(flow.name)
      }
      const outcome = await flow.shortcut?.(incoming, this.#ctx(flow.blank))
      if (outcome !== undefined) return this.#follow(flow, outcome)
    }
    await this.#open(
      'menu',
      incoming.kind === 'text' ? this.#say('menu.notUnderstood') : this.#say('menu.cannotUse'),
    )
  }

  async #follow(flow: AnyFlow, outcome: Outcome<Data, string>): Promise<void> {
    if ('problem' in outcome) return this.#askAgain(outcome.problem)
    if (outcome.say !== undefined) this.#turn.push(...outcome.say)
    // The language may just have been chosen.
    this.#language = (await this.scope.people.language()) ?? this.#language
    if ('open' in outcome) return this.#open(outcome.open)
    if ('done' in outcome) {
      this.#at = this.#atRest()
      return
    }
    const same = this.#at.flow === flow.name
    const before = { step: this.#at.step, data: this.#at.data }
    this.#at = {
      flow: flow.name,
      version: flow.version,
      step: outcome.goTo,
      data: { ...(same ? this.#at.data : flow.blank), ...outcome.data },
      trail: same ? [...this.#at.trail, before].slice(-maxTrail) : [],
      offered: [],
    }
    await this.#ask()
  }

  async #open(name: FlowName, before?: string): Promise<void> {
    const flow = this.flows.get(name)
    if (flow === undefined || (flow.flag !== undefined && !(await this.scope.flags.isOn(flow.flag)))) {
      return this.#switchedOff()
    }
    this.#at = {
      flow: name,
      version: flow.version,
      step: flow.first,
      data: flow.blank,
      trail: [],
      offered: [],
    }
    const at = await flow.opens?.(this.#ctx(flow.blank))
    if (at !== undefined) return this.#follow(flow, at)
    await this.#ask(before)
  }

  async #switchedOff(): Promise<void> {
    await this.#open('menu', this.#say('flow.off'))
  }

  async #cancel(): Promise<void> {
    const wasInFlow = this.#at.flow !== 'menu'
    await this.#open('menu', wasInFlow ? this.#say('flow.cancelled') : undefined)
  }

  async #back(): Promise<void> {
    const before = this.#at.trail.at(-1)
    if (this.#at.flow === 'menu' || before === undefined) return this.#open('menu')
    this.#at = { ...this.#at, step: before.step, data: before.data, trail: this.#at.trail.slice(0, -1) }
    await this.#ask()
  }

  async #askAgain(problem: string): Promise<void> {
    await this.#ask(problem)
  }

  async #ask(before?: string): Promise<void> {
    const flow = this.#flow()
    const question = await flow.steps[this.#at.step]?.ask(this.#ctx(this.#at.data))
    if (question === undefined) throw new Error(`flow ${flow.name} has no step ${this.#at.step}`)
    this.#turn.push(...(before === undefined ? [question] : prefixed(before, question)))
  }

  /** A conversation begun by an older version of its flow goes on if that flow knows how, else begins again. */
  async #carryOver(): Promise<void> {
    const flow = this.flows.get(this.#at.flow)
    if (flow?.version === this.#at.version && this.#at.step in flow.steps) return
    const carried = flow?.upgrade?.(this.#at)
    if (flow !== undefined && carried !== undefined && carried.step in flow.steps) {
      this.#at = { ...this.#at, version: flow.version, step: carried.step, data: carried.data, trail: [] }
      return
    }
    this.#turn.push(text(this.#say('flow.renewed')))
    this.#at = this.#atRest()
  }

  #flow(): AnyFlow {
    const flow = this.flows.get(this.#at.flow) ?? this.flows.get('menu')
    if (flow === undefined) throw new Error('there is no menu')
    return flow
  }

  #dataFor(flow: AnyFlow): Data {
    return this.#at.flow === flow.name ? this.#at.data : flow.blank
  }

  #hasKeyword(flow: AnyFlow, typed: string): boolean {
    if (flow.keywords === undefined) return false
    return (
      matchTyped(
        typed,
        this.#say(flow.keywords)
          .split(',')
          .map((word) => ({ id: word, title: word.trim() })),
        { exact: true },
      ) !== undefined
    )
  }

  #helpMessage(): Message {
    return text(this.#say('help'))
  }

  #atRest(): Conversation {
    const menu = this.flows.get('menu')
    return {
      flow: 'menu',
      version: menu?.version ?? 1,
      step: menu?.first ?? 'idle',
      data: {},
      trail: [],
      offered: [],
    }
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
      person: this.person,
    }
  }

  #end(): Turn {
    const last = this.#turn.findLast((message) => message.kind === 'choices')
    if (last !== undefined) this.#at = { ...this.#at, offered: last.choices }
    return { messages: this.#turn, conversation: this.#at }
  }
}

const text = (body: string): Message => ({ kind: 'text', body })
const maxTrail = 20
