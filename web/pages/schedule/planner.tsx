import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { ShownMatch, ShownTrip } from '../../../server/http/api/trip-shape.ts'
import type { TripVehicle } from '../../../server/policy/trips.ts'
import { say } from '../../i18n/say.ts'
import { localTime } from '../../i18n/time.ts'
import { type PickedPlace, written } from '../../map/places.ts'
import { useDraft } from '../../offline/drafts.ts'
import { me } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { useDoing } from './doing.tsx'
import {
  blankPlan,
  bodyOf,
  dayIn,
  faultsOf,
  hoursOf,
  type Plan,
  type PlanFault,
  type PlanField,
  validForMs,
} from './plan.ts'
import { PlanForm } from './plan-form.tsx'
import { sendPlan } from './send.ts'

export const draftName = 'schedule'

/** Plans a trip, now or as soon as there is a network; what was entered survives until then. */
export function Planner({
  linked,
  vehicles,
  onClose,
  onPlanned,
  onQueued,
}: {
  /** What a link has brought along; taken once. */
  linked: { current: { from?: PickedPlace; to?: PickedPlace } | undefined }
  vehicles: readonly TripVehicle[]
  onClose: (() => void) | undefined
  onPlanned(answer: { trip: ShownTrip; matches: ShownMatch[] }): Promise<void>
  onQueued(): void
}) {
  const draft = useDraft<Plan>(draftName, blankPlan)
  const { route } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when one comes with it
  useEffect(() => {
    if (linked.current === undefined) return
    draft.set({ ...draft.value, ...linked.current })
    linked.current = undefined
    // A reload must not undo what is changed from here on.
    route('/schedule', true)
  }, [])
  const [isSending, setSending] = useState(false)
  const [faults, setFaults] = useState<ReadonlyMap<PlanField, PlanFault>>(new Map())
  // One trip however often it is tapped; another one once something in it has changed.
  const [key, setKey] = useState(() => crypto.randomUUID())
  const doing = useDoing()
  const change = (plan: Plan) => {
    draft.set(plan)
    setKey(crypto.randomUUID())
    setFaults(new Map([...faults].filter(([field]) => faultsOf(plan, localTime(Date.now())).has(field))))
  }
  const submit = async () => {
    const now = localTime(Date.now())
    const plan = withVehicle(draft.value, vehicles)
    const found = faultsOf(plan, now)
    setFaults(found)
    const [window, day, personId] = [hoursOf(plan), dayIn(plan.date), me.value?.id]
    if (found.size > 0 || window === undefined || day === undefined || personId === undefined) {
      // The first one that is wrong comes into view, and says why.
      requestAnimationFrame(() =>
        document
          .querySelector<HTMLElement>('.planner [aria-invalid="true"], .planner .error:not([hidden])')
          ?.scrollIntoView({ block: 'center' }),
      )
      return
    }
    if (isSending) return
    setSending(true)
    const sending = doing.run(async () => {
      const answer = await sendPlan(personId, {
        body: bodyOf(plan, window),
        ends: { from: nameOf(plan.from), to: nameOf(plan.to) },
        validForMs: validForMs(day, window, now),
        key,
      })
      if (answer === 'queued') {
        draft.clear()
        return onQueued()
      }
      draft.clear()
      await onPlanned(answer)
    })
    await sending.finally(() => setSending(false))
  }
  return (
    <div class="planner stack">
      <PlanForm
        plan={draft.value}
        onChange={change}
        vehicles={vehicles}
        faults={faults}
        isSending={isSending}
        refused={doing.fault}
        onSubmit={submit}
      />
      {onClose !== undefined && (
        <Button
          look="plain"
          wide
          onClick={() => {
            draft.clear()
            onClose()
          }}
        >
          {say('common.cancel')}
        </Button>
      )}
    </div>
  )
}

const nameOf = (place: PickedPlace | undefined): string =>
  place === undefined ? '' : (place.name ?? written(place))

/** A driver with one vehicle is not asked which. */
function withVehicle(plan: Plan, vehicles: readonly TripVehicle[]): Plan {
  const valid = vehicles.filter((vehicle) => vehicle.valid)
  const vehicle = valid.find(({ id }) => id === plan.vehicleId) ?? valid[0]
  return plan.role === 'driver' && vehicle !== undefined ? { ...plan, vehicleId: vehicle.id } : plan
}
