import { sayIn } from '../i18n/catalogue.ts'
import type { Language } from '../i18n/languages.ts'
import { formatNumber } from '../i18n/number.ts'
import type { Scope } from '../policy/scope.ts'
import type { Conversation, Speaker, Turn } from './conversation.ts'
import type { AnyFlow, Ctx, Outcome } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { FlowName } from './names.ts'
import { Saying } from './saying.ts'

export type Data = Conversation['data']

/**
 * Where somebody stands in the flows, and how they move on: questions are asked, answers followed, flows opened and
 * left. What is made of something heard is the engine's.
 */
export class Standing {
  readonly said: Saying
  language: Language
  at: Conversation
  misses: number

  constructor(
    readonly flows: ReadonlyMap<string, AnyFlow>,
    readonly person: Speaker,
    readonly scope: Scope,
    private readonly now: number,
    at: Conversation | undefined,
  ) {
    this.language = person.language ?? 'en'
    this.at = at ?? this.#atRest()
    this.said = new Saying(this.at.offered)
    this.misses = this.at.misses
  }

  /** The step whose question is open, if there is one. */
  step(): AnyFlow['steps'][string] | undefined {
    return this.flows.get(this.at.flow)?.steps[this.at.step]
  }

  /** Whether a tapped choice answers the open question. */
  isAsked({ id }: Incoming & { kind: 'choice' }): boolean {
    return id.startsWith(`${this.at.flow}.${this.at.step}.`)
  }

  /** Stands above whatever is said next. */
  note(sentence: string): void {
    this.said.note(sentence)
  }

  /** A question that has become pointless is left without a word. */
  async leavePast(): Promise<void> {
    if (await this.flows.get(this.at.flow)?.isPast?.(this.ctx(this.at.data))) this.at = this.#atRest()
  }

  /** Goes by what the first flow makes of it that makes anything of it. */
  async taken(
    by: (flow: AnyFlow, ctx: Ctx<Data>) => ReturnType<NonNullable<AnyFlow['otherwise']>>,
  ): Promise<boolean> {
    for (const flow of this.flows.values()) {
      const outcome = await by(flow, this.ctx(flow.blank))
      if (outcome === undefined) continue
      await this.follow(flow, outcome, { anew: true })
      return true
    }
    return false
  }

  /** `anew`: a new question begins the flow from blank, also when the person is in it. */
  async follow(flow: AnyFlow, outcome: Outcome<Data, string>, { anew = false } = {}): Promise<void> {
    if ('problem' in outcome) return this.missed(outcome.problem)
    this.misses = 0
    // The language may just have been chosen.
    this.language = (await this.scope.people.language()) ?? this.language
    if ('stay' in outcome) {
      const { offered } = this.said
      this.said.say(...outcome.stay)
      if (outcome.isAside && this.at.flow !== 'menu') this.said.offered = offered
      return
    }
    if ('done' in outcome) {
      this.rest()
      return this.said.say(...outcome.say)
    }
    const said = [...(outcome.say ?? [])]
    const last = said.at(-1)?.kind === 'text' ? said.pop() : undefined
    this.said.say(...said)
    if (last?.kind === 'text') this.said.note(last.body)
    if ('open' in outcome) return this.open(outcome.open)
    const goesOn = !anew && this.at.flow === flow.name
    const before = { step: this.at.step, data: this.at.data }
    this.at = {
      ...this.at,
      flow: flow.name,
      version: flow.version,
      step: outcome.goTo,
      data: {
        ...(goesOn ? this.at.data : flow.blank),
        ...outcome.data,
        ...((this.person.paused || this.person.optedOut) && { [askedMeanwhile]: true }),
      },
      trail: goesOn ? [...this.at.trail, before].slice(-maxTrail) : [],
    }
    await this.ask()
  }

  async open(name: FlowName): Promise<void> {
    const flow = this.flows.get(name)
    if (flow === undefined || !(await this.isOn(flow))) return this.#switchedOff()
    this.misses = 0
    const { version, first: step, blank: data } = flow
    this.at = { ...this.at, flow: name, version, step, data, trail: [] }
    const outcome = await flow.opens?.(this.ctx(flow.blank))
    if (outcome !== undefined) return this.follow(flow, outcome, { anew: true })
    await this.ask()
  }

  async #switchedOff(): Promise<void> {
    this.note(this.say('flow.off'))
    await this.open('menu')
  }

  async chose(incoming: Incoming & { kind: 'choice' }): Promise<void> {
    const [, actionFlow = '', actionName = '', value = ''] =
      /^([^.!]+)!([^!]+)!(.*)$/s.exec(incoming.id) ?? []
    const flow = this.flows.get(actionFlow)
    const run = named(flow?.actions, actionName)
    if (flow !== undefined && run !== undefined) {
      if (!(await this.isOn(flow))) return this.#switchedOff()
      const wasAsking = this.at.flow !== 'menu'
      const outcome = await run(value, this.ctx(flow.blank))
      await this.follow(flow, outcome, { anew: true })
      if ('stay' in outcome && wasAsking) await this.ask()
      return
    }
    if (this.isAsked(incoming)) return this.answer(incoming)
    // A button of a question that has passed: say so, and ask what is open now.
    await this.ask(this.say('flow.passed'))
  }

  /** `elsewise` is tried with what the question cannot use, and true when that led anywhere. */
  async answer(incoming: Incoming, elsewise?: () => Promise<boolean>): Promise<void> {
    const flow = this.#flow()
    const step = flow.steps[this.at.step]
    if (step === undefined) return this.open('menu')
    const outcome = await step.answer(incoming, this.ctx(this.at.data))
    if ('problem' in outcome && ((await this.passed(incoming)) || (await elsewise?.()))) return
    await this.follow(flow, outcome)
  }

  /** An event that the open question waits for, of its own flow or of another one; false when it does not. */
  async met(of: AnyFlow, eventName: string, data: unknown): Promise<boolean> {
    const flow = this.flows.get(this.at.flow)
    if (flow === undefined || this.at.version !== flow.version) return false
    const name = flow === of ? eventName : `${of.name}.${eventName}`
    const meets = named(named(flow.steps, this.at.step)?.meets, name)
    const outcome = await meets?.(data, this.ctx(this.at.data))
    if (outcome === undefined) return false
    await this.follow(flow, outcome)
    return true
  }

  /** What no question waits for is of use to some flow all the same, without a word. */
  async passed(incoming: Incoming): Promise<boolean> {
    for (const flow of this.flows.values()) {
      if (await flow.passing?.(incoming, this.ctx(flow.blank))) return true
    }
    return false
  }

  async cancel(): Promise<void> {
    if (this.at.flow !== 'menu') {
      const flow = this.#flow()
      const outcome = await flow.leaves?.(this.ctx(this.at.data))
      if (outcome !== undefined) return this.follow(flow, outcome)
      this.note(this.say('flow.cancelled'))
    } else if (await this.taken((flow, ctx) => flow.cancels?.(ctx))) return
    await this.open('menu')
  }

  async back(): Promise<void> {
    const before = this.at.trail.at(-1)
    if (this.at.flow === 'menu' || before === undefined) return this.open('menu')
    this.at = { ...this.at, step: before.step, data: before.data, trail: this.at.trail.slice(0, -1) }
    await this.ask()
  }

  /** An answer that cannot be used: why, and the question again; from the third in a row with a way out. */
  async missed(problem: string): Promise<void> {
    this.misses += 1
    const isStuck = this.misses % missesUntilStuck === 0
    await this.ask(isStuck ? `${problem}\n\n${this.say('flow.stuck')}` : problem)
  }

  async ask(note?: string): Promise<void> {
    if (note !== undefined) this.said.note(note)
    const flow = this.#flow()
    const question = await flow.steps[this.at.step]?.ask(this.ctx(this.at.data))
    if (question === undefined) throw new Error(`flow ${flow.name} has no step ${this.at.step}`)
    this.said.offered = []
    this.said.say(question)
  }

  /**
   * A conversation begun by another version of its flow goes on if that flow knows how; else it begins anew, and what
   * was said is left aside: it answered a question that is not there any more. True when that happened.
   */
  async beganAnew(): Promise<boolean> {
    const flow = this.flows.get(this.at.flow)
    const { version, step } = this.at
    if (flow?.version === version && Object.hasOwn(flow.steps, step)) return false
    if (flow?.name === 'menu') {
      this.at = { ...this.#atRest(), offered: this.said.offered }
      return false
    }
    const carried = flow?.upgrade?.(this.at)
    const into = carried !== undefined && 'flow' in carried ? this.flows.get(carried.flow) : flow
    if (into !== undefined && carried !== undefined && Object.hasOwn(into.steps, carried.step)) {
      const before = `${this.at.flow}.${this.at.step}.`
      this.at = {
        ...this.at,
        flow: into.name,
        version: into.version,
        step: carried.step,
        data: { ...carried.data },
        trail: [],
      }
      // What was offered may be typed as before.
      this.said.offered = this.said.offered.map((choice) =>
        choice.id.startsWith(before)
          ? { ...choice, id: `${into.name}.${carried.step}.${choice.id.slice(before.length)}` }
          : choice,
      )
      return false
    }
    this.note(this.say('flow.renewed'))
    await this.open(flow?.name ?? 'menu')
    return true
  }

  isOn(flow: AnyFlow): boolean | Promise<boolean> {
    return flow.flag === undefined || this.scope.flags.isOn(flow.flag)
  }

  #flow(): AnyFlow {
    const flow = this.flows.get(this.at.flow) ?? this.flows.get('menu')
    if (flow === undefined) throw new Error('there is no menu')
    return flow
  }

  /** Nothing is asked any more; `data` is what the menu is to remember. */
  rest(data: Data = {}): void {
    this.at = { ...this.#atRest(), data }
    this.said.offered = []
  }

  #atRest(): Conversation {
    const menu = this.flows.get('menu')
    const at = { flow: 'menu', version: menu?.version ?? 1, step: menu?.first ?? 'idle' }
    return { ...at, data: {}, trail: [], offered: [], misses: 0 }
  }

  say: Ctx<Data>['say'] = (key, ...values) => sayIn(this.language)(key, ...values)

  ctx(data: Data): Ctx<Data> {
    return {
      data,
      scope: this.scope,
      say: this.say,
      sayIn,
      language: this.language,
      number: (value) => formatNumber(value, this.language),
      now: this.now,
      person: { id: this.person.id, optedOut: this.person.optedOut },
    }
  }

  end(): Turn {
    return {
      messages: this.said.end(),
      conversation: { ...this.at, offered: this.said.offered, misses: this.misses },
    }
  }
}

/** Names come from outside: "toString" is none of ours. */
export const named = <Value>(record: Record<string, Value> | undefined, name: string): Value | undefined =>
  record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined

/** In the data of a question that a button led to in the middle of silence: its answer is for us all the same. */
export const askedMeanwhile = 'askedMeanwhile'
const maxTrail = 20
const missesUntilStuck = 3
