import type { Period } from '../policy/drive.ts'
import type { Drive, StepName } from './drive.ts'
import { action, incomeLine, myVehicles } from './drive-words.ts'
import { actionId, type Ctx, choices, type Outcome } from './flow.ts'
import type { Message } from './message.ts'

type C = Ctx<Drive>

/** Today, this week and ever, and what can be had as a file. */
export function incomeMessage(ctx: C): Message {
  const { say, scope } = ctx
  const { today, week, ever } = scope.drive.income()
  const lines = [
    say('drive.incomeTitle'),
    incomeLine('drive.todayLine', today, ctx),
    incomeLine('drive.weekLine', week, ctx),
    incomeLine('drive.everLine', ever, ctx),
    '',
    say('drive.statementHint'),
  ]
  return choices(
    lines.join('\n'),
    periods.map((period) => ({
      id: actionId('drive', 'statement', period),
      title: say(`drive.statement.${period}`),
    })),
  )
}

/** The statement of a period as a PDF, made when it is sent. */
export function statement(value: string, ctx: C): Outcome<Drive, StepName> {
  const { say, scope, language, person } = ctx
  const period = periods.find((one) => one === value) ?? 'week'
  const { fromDay, toDay, rides } = scope.drive.period(period)
  const from = scope.drive.dayText(fromDay)
  const to = scope.drive.dayText(toDay)
  if (rides === 0) {
    return { stay: [choices(say('drive.noStatement', { from, to }), [action('income', ctx)])] }
  }
  return {
    stay: [
      {
        kind: 'file',
        file: { source: 'statement', personId: person.id, fromDay, toDay, language },
        filename: `inzira-${[...new Set([fileDay(from), fileDay(to)])].join('-to-')}.pdf`,
        caption: say('drive.statementCaption', { from, to }),
      },
      // A file carries no buttons, and without any the chat would stop here.
      choices(say('drive.afterStatement'), [action('income', ctx), myVehicles(ctx)]),
    ],
  }
}

/** As "2026-11-23": files then stand in order, and their dates are not taken for something else. */
const fileDay = (dayText: string): string => dayText.split('/').reverse().join('-')

const periods = ['week', 'month', 'last_month'] as const satisfies Period[]
