import type { ComponentChildren } from 'preact'
import { clockIn } from '../../../server/i18n/calendar.ts'
import type { TripVehicle } from '../../../server/policy/trips.ts'
import { say } from '../../i18n/say.ts'
import { localTime } from '../../i18n/time.ts'
import { PlacePicker } from '../../map/picker.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Choice, TextField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { capital } from '../ride/words.ts'
import {
  dateOf,
  dayIn,
  isOver,
  mostDaysAhead,
  type Plan,
  type PlanFault,
  type PlanField,
  presetsOf,
} from './plan.ts'
import { Stepper } from './stepper.tsx'

interface Props {
  plan: Plan
  onChange(plan: Plan): void
  vehicles: readonly TripVehicle[]
  faults: ReadonlyMap<PlanField, PlanFault>
  isSending: boolean
  /** Why it was not taken: beside the button that was tapped. */
  refused: ComponentChildren
  onSubmit(): Promise<void>
}

/** A trip in a few taps: which way, when, how many. */
export function PlanForm({ plan, onChange, vehicles, faults, isSending, refused, onSubmit }: Props) {
  const set = (more: Partial<Plan>) => onChange({ ...plan, ...more })
  const valid = vehicles.filter((vehicle) => vehicle.valid)
  const isDriver = plan.role === 'driver'
  const vehicle = valid.find(({ id }) => id === plan.vehicleId) ?? valid[0]
  const cannotDrive = isDriver && vehicle === undefined
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void onSubmit()
      }}
    >
      <Choice
        label={say('schedule.role')}
        options={[
          { value: 'passenger', label: say('schedule.travel') },
          { value: 'driver', label: say('schedule.drive') },
        ]}
        value={plan.role}
        onValue={(role) => set({ role, hours: plan.hours === 'own' ? 'own' : undefined, seats: 1 })}
      />
      {cannotDrive ? (
        <Notice kind="warn" icon="car">
          <p>{say('schedule.noVehicle')}</p>
          <ButtonLink look="quiet" icon="papers" href="/vehicles">
            {say('schedule.myVehicles')}
          </ButtonLink>
        </Notice>
      ) : (
        <>
          <div class="card">
            <PlacePicker
              label={say('schedule.from')}
              value={plan.from}
              onPick={(from) => set({ from })}
              error={faults.has('from') ? say('schedule.needsFrom') : undefined}
            />
            <PlacePicker
              label={say('schedule.to')}
              value={plan.to}
              near={plan.from}
              onPick={(to) => set({ to })}
              error={faults.has('to') ? say('schedule.needsTo') : undefined}
            />
          </div>
          <div class="card">
            <DayField plan={plan} set={set} fault={faults.get('date')} />
            <HoursField plan={plan} set={set} fault={faults.get('hours')} />
          </div>
          <div class="card">
            {isDriver && valid.length > 1 && (
              <Choice
                label={say('schedule.vehicle')}
                options={valid.map(({ id, plate }) => ({ value: String(id), label: plate }))}
                value={String(vehicle?.id)}
                onValue={(id) => set({ vehicleId: Number(id), seats: 1 })}
              />
            )}
            <Stepper
              label={say(isDriver ? 'schedule.freeSeats' : 'schedule.seats')}
              value={plan.seats}
              max={mostSeats(isDriver, vehicle)}
              onValue={(seats) => set({ seats })}
            />
            <Choice
              label={say('schedule.repeats')}
              options={repeats.map((value) => ({ value, label: say(`schedule.${value}`) }))}
              value={plan.repeats}
              onValue={(value) => set({ repeats: value })}
            />
          </div>
          {refused}
          <Button submit look="primary" large wide icon="search" busy={isSending}>
            {say(isDriver ? 'schedule.saveFindPassengers' : 'schedule.saveFindDrivers')}
          </Button>
        </>
      )}
    </form>
  )
}

interface PartProps {
  plan: Plan
  set(more: Partial<Plan>): void
  fault: PlanFault | undefined
}

function DayField({ plan, set, fault }: PartProps) {
  const today = localTime(Date.now()).day
  const day = dayIn(plan.date)
  const ahead = day === undefined ? undefined : day - today
  const chosen = ahead === 0 || ahead === 1 ? String(ahead) : plan.date === undefined ? undefined : 'other'
  return (
    <>
      <Choice
        label={say('schedule.day')}
        options={[
          { value: '0', label: capital(say('common.today')) },
          { value: '1', label: capital(say('common.tomorrow')) },
          { value: 'other', label: say('schedule.otherDay') },
        ]}
        value={chosen}
        onValue={(value) =>
          set({ date: value === 'other' ? dateOf(today + 2) : dateOf(today + Number(value)) })
        }
        error={chosen === undefined ? sentenceOf('date', fault) : undefined}
      />
      {chosen === 'other' && (
        <TextField
          label={say('schedule.date')}
          type="date"
          value={plan.date ?? ''}
          min={dateOf(today)}
          max={dateOf(today + mostDaysAhead)}
          onValue={(date) => set({ date })}
          error={sentenceOf('date', fault)}
        />
      )}
    </>
  )
}

function HoursField({ plan, set, fault }: PartProps) {
  const now = localTime(Date.now())
  const day = dayIn(plan.date) ?? now.day + 1
  const options = Object.entries(presetsOf(plan.role)).map(([value, hours]) => ({
    value,
    label:
      value === 'any'
        ? say('schedule.anyHour')
        : plan.role === 'driver'
          ? `${hours.fromMin / 60}–${hours.toMin / 60}`
          : clockIn(hours.fromMin + 60),
    disabled: isOver(day, hours, now),
  }))
  return (
    <>
      <Choice
        label={say(plan.role === 'driver' ? 'schedule.leave' : 'schedule.hour')}
        options={[...options, { value: 'own', label: say('schedule.ownHours') }]}
        value={plan.hours}
        onValue={(hours) => set({ hours })}
        error={plan.hours === 'own' ? undefined : sentenceOf('hours', fault)}
        hint={
          /^h\d/.test(plan.hours ?? '') && plan.role === 'passenger' ? say('schedule.hourHint') : undefined
        }
      />
      {plan.hours === 'own' && (
        <div class="times">
          <TextField
            label={say('schedule.earliest')}
            type="time"
            value={plan.earliest}
            onValue={(earliest) => set({ earliest })}
          />
          <TextField
            label={say('schedule.latest')}
            type="time"
            value={plan.latest}
            onValue={(latest) => set({ latest })}
            error={sentenceOf('hours', fault)}
          />
        </div>
      )}
    </>
  )
}

function sentenceOf(field: 'date' | 'hours', fault: PlanFault | undefined): string | undefined {
  if (fault === undefined) return undefined
  if (fault === 'over') return say('problem.trip.past')
  if (fault === 'too_far') return say('problem.trip.too_far_ahead')
  return say(field === 'date' ? 'schedule.needsDay' : 'schedule.needsHours')
}

/** Behind the rider of a moto there is one. */
const mostSeats = (isDriver: boolean, vehicle: TripVehicle | undefined): number =>
  !isDriver ? 10 : vehicle?.type === 'moto' ? 1 : (vehicle?.seats ?? 60)

const repeats = ['once', 'daily', 'weekdays', 'weekly'] as const
