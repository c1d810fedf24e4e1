import type { Say } from '../i18n/catalogue.ts'
import type { Language } from '../i18n/languages.ts'
import type { PlainKey } from '../i18n/translation.ts'
import type { Scope } from '../policy/scope.ts'
import type { Incoming } from './incoming.ts'
import type { Choice, Message } from './message.ts'
import type { FlowName } from './names.ts'

/** What a step may look at. Steps do no network I/O: the same state, event and clock give the same outcome. */
export interface Ctx<Data> {
  readonly data: Readonly<Data>
  readonly scope: Scope
  readonly say: Say
  readonly sayIn: (language: Language) => Say
  readonly language: Language
  /** A number with this language's thousands separators. */
  readonly number: (value: number) => string
  readonly now: number
  readonly person: {
    readonly id: number
    /** They said stop: what leads to more conversation is not offered. */
    readonly optedOut: boolean
  }
}

/** Where the conversation goes after an answer. Messages in `say` come before the next question. */
export type Outcome<Data, StepName extends string> =
  | { goTo: StepName; data?: Partial<Data>; say?: Message[] }
  | { done: true; say: Message[] }
  | { open: FlowName; say?: Message[] }
  /**
   * Says this and stays where it stands, an open question included. `isAside`: typed words still answer that question
   * rather than tap what is under this.
   */
  | { stay: Message[]; isAside?: true }
  /** The answer cannot be used: this sentence, then the question again. */
  | { problem: string }

type Awaitable<T> = T | Promise<T>

export interface Step<Data, StepName extends string> {
  ask(ctx: Ctx<Data>): Awaitable<Message>
  answer(incoming: Incoming, ctx: Ctx<Data>): Awaitable<Outcome<Data, StepName>>
  /** Any words may be the answer, a name for instance: only words that cannot be one still work as commands. */
  free?: true
  /** "0" is an answer, and no way to the menu. */
  zero?: true
  /** Names of languages and words that open a flow are never its answer, whatever else may be typed. */
  wordsLeave?: true
  /** Asks nothing, it waits: what is said is heard as at rest, and is its answer only when nobody else takes it. */
  idle?: true
  /**
   * Events of its flow that answer the open question, by name; undefined: it is told like any other. Somebody who
   * waits for a result goes on with it at once, and somebody elsewhere is not taken from where they are. Those of
   * another flow are named "flow.event".
   */
  meets?: Record<string, (data: unknown, ctx: Ctx<Data>) => Awaitable<Outcome<Data, StepName> | undefined>>
}

export interface Flow<Data, StepName extends string> {
  name: FlowName
  version: number
  /** The menu's label; a flow without one is reached in other ways. */
  title?: PlainKey
  /** Instead of the title: what the menu offers of it now, if anything, and a sentence that stands above the menu. */
  inMenu?(ctx: Ctx<Data>): { title: string; above?: string } | undefined
  /** The flag that must be on for the flow to open; a conversation already begun may finish. */
  flag?: string
  /** Words that open it from the menu, comma-separated in the catalogue; those of all languages work. */
  keywords?: PlainKey
  first: StepName
  blank: Data
  steps: Record<StepName, Step<Data, StepName>>
  /** Runs instead of the first question when the flow opens: to answer from what is remembered. */
  opens?(ctx: Ctx<Data>): Awaitable<Outcome<Data, StepName> | undefined>
  /** Buttons under bubbles of this flow that work at any time later, by name. A new question begins the flow anew. */
  actions?: Record<string, (value: string, ctx: Ctx<Data>) => Awaitable<Outcome<Data, StepName>>>
  /** Offered what was said while no conversation is open; undefined leaves it to others. */
  shortcut?(incoming: Incoming, ctx: Ctx<Data>): Awaitable<Outcome<Data, StepName> | undefined>
  /** Offered what was said before any open question is, and also while a human is talked to: a cry for help. */
  interrupts?(incoming: Incoming, ctx: Ctx<Data>): Awaitable<Outcome<Data, StepName> | undefined>
  /**
   * Offered what somebody says who has said stop: undefined leaves them alone. A question it leads to is heard to its
   * answer.
   */
  afterStop?(incoming: Incoming, ctx: Ctx<Data>): Awaitable<Outcome<Data, StepName> | undefined>
  /** Offered what no flow understood at rest. */
  otherwise?(incoming: Incoming, ctx: Ctx<Data>): Awaitable<Outcome<Data, StepName> | undefined>
  /**
   * Offered what the open question cannot use, and what is said to a human: true when it was of use here, of which
   * not a word is said. A driver's live location comes in the middle of everything.
   */
  passing?(incoming: Incoming, ctx: Ctx<Data>): Awaitable<boolean>
  /** "cancel" at rest: what of it is under way, if anything, is offered to be given up. */
  cancels?(ctx: Ctx<Data>): Awaitable<Outcome<Data, StepName> | undefined>
  /** "cancel" in the middle of it: what stays open of it all the same; undefined: nothing does. */
  leaves?(ctx: Ctx<Data>): Awaitable<Outcome<Data, StepName> | undefined>
  /** "stop" anywhere: gives up what cannot go on in silence; a sentence about it. */
  stops?(ctx: Ctx<Data>): Awaitable<string | undefined>
  /** Whether its open question has become pointless since it was asked; it is then left without a word. */
  isPast?(ctx: Ctx<Data>): Awaitable<boolean>
  /** Timers and results of work that this flow asked for. */
  events?: Record<string, (data: unknown, ctx: Ctx<Data>) => Awaitable<Message[]>>
  /** Cannot wait: its events are told, and its buttons work, also for somebody who is talking to a human. */
  urgent?: true
  /**
   * Carries a conversation of an older version over, be it into another flow that its steps have moved to; undefined
   * restarts it kindly.
   */
  upgrade?(old: { version: number; step: string; data: unknown }): Upgraded<Data, StepName> | undefined
}

/** Where a conversation of an older version goes on. */
export type Upgraded<Data, StepName extends string> =
  | { step: StepName; data: Data }
  | { flow: FlowName; step: string; data: object }

/** A flow whatever its data; the engine handles all alike. */
export type AnyFlow = Flow<Record<string, unknown>, string>

export const defineFlow =
  <Data extends object, StepName extends string>() =>
  (flow: Flow<Data, StepName>): AnyFlow =>
    flow as unknown as AnyFlow

/** Reads an answer: its value, or a sentence saying what is expected. */
export type Input<Value, Data> = (
  incoming: Incoming,
  ctx: Ctx<Data>,
) => Awaitable<{ value: Value } | { problem: string }>

/** A step that asks one question and reads one answer. */
export function ask<Data, StepName extends string, Value>(
  question: (ctx: Ctx<Data>) => Awaitable<Message | string>,
  input: Input<Value, Data>,
  then: (value: Value, ctx: Ctx<Data>) => Awaitable<Outcome<Data, StepName>>,
): Step<Data, StepName> {
  return {
    async ask(ctx) {
      const message = await question(ctx)
      return typeof message === 'string' ? { kind: 'text', body: message } : message
    },
    async answer(incoming, ctx) {
      const read = await input(incoming, ctx)
      return 'problem' in read ? { problem: read.problem } : then(read.value, ctx)
    },
  }
}

/** The id of a choice that answers a step, such as "make-qr.amount.1000". */
export const answerId = (flow: FlowName, step: string, value: string | number): string =>
  `${flow}.${step}.${value}`

/** The id of a button that works at any time, such as "make-qr!again!17". */
export const actionId = (flow: FlowName, action: string, value: string | number = ''): string =>
  `${flow}!${action}!${value}`

/** The id of the button that does what the word "agent" does. */
export const humanButton = actionId('menu', 'human')

/** The value of a tapped choice of this step, or undefined when something else was tapped or said. */
export function chosen(incoming: Incoming, flow: FlowName, step: string): string | undefined {
  if (incoming.kind !== 'choice') return undefined
  const prefix = `${flow}.${step}.`
  return incoming.id.startsWith(prefix) ? incoming.id.slice(prefix.length) : undefined
}

/** Buttons under a bubble, or a list from four choices on. */
export const choices = (
  body: string,
  options: Choice[],
  extra: { button?: string; footer?: string } = {},
): Message => ({
  kind: 'choices',
  body,
  choices: options,
  ...extra,
})
