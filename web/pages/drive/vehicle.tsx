import { answerOf, api, once } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Plate, vehicleIcons, vehicleName } from '../../ui/shown.tsx'
import { useDoing } from '../schedule/doing.tsx'
import { dayOf } from './barrier.tsx'
import type { DriveView } from './page.tsx'

/** What they drive with, and another one if they have several. */
export function VehicleCard({
  view: { online, vehicle, vehicles },
  onChanged,
}: {
  view: DriveView
  onChanged(): Promise<void>
}) {
  const doing = useDoing()
  const shown = online?.vehicle ?? vehicle
  const valid = vehicles.filter((one) => one.valid)
  const choose = (vehicleId: number) =>
    doing.run(async () => {
      await answerOf(api.drive.vehicle.post({ vehicleId }, once()))
      await onChanged()
    })
  if (shown === null) return null
  return (
    <section class="card">
      <div class="row">
        <span class="sign">
          <Icon name={vehicleIcons[shown.type]} />
        </span>
        <span class="grow who">
          <span>
            <Plate plate={shown.plate} />
          </span>
          <span class="quiet small">
            {vehicleName(shown.type)}
            {shown.insuredUntil !== null &&
              ` · ${say('drive.insuredUntil', { date: dayOf(shown.insuredUntil - 1) })}`}
          </span>
        </span>
        <ButtonLink icon="forward" label={say('schedule.myVehicles')} href="/vehicles" />
      </div>
      {valid.length > 1 && (
        <Choice
          label={say('drive.choose')}
          options={valid.map(({ id, plate }) => ({ value: String(id), label: plate }))}
          value={String(shown.id)}
          onValue={(id) => void choose(Number(id))}
        />
      )}
      {doing.fault}
    </section>
  )
}
