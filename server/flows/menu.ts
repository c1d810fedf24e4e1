import { type AnyFlow, actionId, defineFlow } from './flow.ts'
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
        async ask({ say, scope }) {
          const options: Choice[] = flows.flatMap(({ name, title, flag }) =>
            title === undefined || (flag !== undefined && !scope.flags.isOn(flag))
              ? []
              : [{ id: actionId('menu', 'open', name), title: say(title) }],
          )
          options.push({ id: actionId('menu', 'help'), title: say('menu.help') })
          const message: Message = { kind: 'choices', body: say('menu.body'), choices: options }
          return options.length > 3 ? { ...message, button: say('menu.button') } : message
        },
        // Not reached: at rest the engine offers what is said to the flows' shortcuts and then shows the menu.
        answer: () => ({ open: 'menu' }),
      },
    },
    actions: {
      open: (name) => ({ open: name as FlowName }),
      help: (_value, { say }) => ({ stay: [{ kind: 'text', body: say('help') }] }),
    },
    events: {
      released(_data, { say, scope }) {
        scope.people.resumeBot()
        return [{ kind: 'text', body: say('agent.released') }]
      },
    },
  })
