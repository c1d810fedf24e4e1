import { dateIn } from '../../../server/i18n/calendar.ts'
import { type Answer, answerOf, api } from '../../api.ts'
import { language } from '../../i18n/say.ts'
import { localTime } from '../../i18n/time.ts'
import { useResource } from '../../resource.ts'

export type Overview = Answer<typeof api.vehicles.get>
export type Vehicle = Overview['vehicles'][number]
export type Paper = Answer<ReturnType<typeof api.papers>['get']>
export type Question = NonNullable<Paper['question']>
export type FieldName = Question['name']

export const useVehicles = () =>
  useResource<Overview>('vehicles', () => answerOf(api.vehicles.get()), { keeps: true, everyMs: 60_000 })

export const usePaper = (id: number, everyMs: number | undefined) =>
  useResource<Paper>(`paper:${id}`, () => answerOf(api.papers({ id }).get()), {
    ...(everyMs !== undefined && { everyMs }),
  })

/** "31 May 2027" */
export function dayOf(at: number): string {
  const { day } = localTime(at)
  return `${dateIn(language.value, day)} ${new Date(day * 86_400_000).getUTCFullYear()}`
}

/** The instant when it ends is the midnight after its last day. */
export const lastDayOf = (until: number): string => dayOf(until - 1)

/** Where another photo of the same vehicle's papers is taken. */
export const againFor = ({ vehicleId }: Pick<Paper, 'vehicleId'>): string =>
  vehicleId === null ? '/vehicles?add' : `/vehicles?vehicle=${vehicleId}`
