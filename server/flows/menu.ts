import type { Say } from '../i18n/catalogue.ts'
import { type AnyFlow, actionId, type Ctx, defineFlow } from './flow.ts'
import type { Choice, Message } from './message.ts'
import type { FlowName } from './names.ts'

/** Where everybody is when no conversation is open. It offers the flows that are switched on. */
export const menuOf = (flows: readonly AnyFlow[]): AnyFlow =>
  defineFlow<object, 'idle'>()({
    name: 'menu',
    version: 1,
    first: 'idle',
    blank: {},
    steps: {
      idle: {
        async ask(ctx) {
          const { say, scope } = ctx
          const entries = flows.flatMap((flow) => {
            if (flow.flag !== undefined && !scope.flags.isOn(flow.flag)) return []
            const entry =
              flow.inMenu === undefined ? usual(flow, say) : flow.inMenu({ ...ctx, data: flow.blank })
            return entry === undefined ? [] : [{ ...entry, name: flow.name }]
          })
          const options: Choice[] = entries.map(({ name, title }) => ({
            id: actionId('menu', 'open', name),
            title,
          }))
          options.push({ id: actionId('menu', 'help'), title: say('menu.help') })
          const above = entries.flatMap((entry) => entry.above ?? [])
          const body = [...above, say('menu.body')].join('\n\n')
          const footer = scope.signIn.hasAddress ? { footer: say('signIn.menuFooter') } : {}
          const message: Message = { kind: 'choices', body, choices: options, ...footer }
          return options.length > 3 ? { ...message, button: say('menu.button') } : message
        },
        // Not reached: at rest the engine offers what is said to the flows' shortcuts and then shows the menu.
        answer: () => ({ open: 'menu' }),
      },
    },
    actions: {
      open: (name) => ({ open: name as FlowName }),
      help: (_value, ctx) => ({ stay: [{ kind: 'text', body: helpIn(ctx) }] }),
    },
    events: {
      released(_data, { say, scope }) {
        scope.people.resumeBot()
        return [{ kind: 'text', body: say('agent.released') }]
      },
    },
  })

/** What can always be typed; of the web app only where it has an address. */
export const helpIn = ({ say, scope }: Pick<Ctx<object>, 'say' | 'scope'>): string =>
  scope.signIn.hasAddress ? `${say('help')}\n${say('signIn.help')}` : say('help')

const usual = ({ title }: AnyFlow, say: Say): { title: string; above?: string } | undefined =>
  title === undefined ? undefined : { title: say(title) }
