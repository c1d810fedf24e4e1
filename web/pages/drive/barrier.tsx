import { dateIn } from '../../../server/i18n/calendar.ts'
import { language, say } from '../../i18n/say.ts'
import { localTime } from '../../i18n/time.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Plate } from '../../ui/shown.tsx'
import { capital } from '../ride/words.ts'
import type { DriveView } from './page.tsx'

/** Why they cannot drive, and what cures it. */
export function BarrierCard({ view: { barrier, vehicle, suspendedWhy } }: { view: DriveView }) {
  if (barrier === null) return null
  const isWaiting = barrier === 'vehicle_pending' || barrier === 'insurance_ahead'
  const isNew = barrier === 'no_vehicle'
  const why = barrier === 'suspended' ? suspendedWhy : (vehicle?.why ?? null)
  return (
    <section class="card barrier">
      <Icon name={isNew ? 'car' : isWaiting ? 'clock' : 'alert'} size={40} />
      <h2>{say(isNew ? 'drive.begin' : 'drive.notYet')}</h2>
      {vehicle !== null && !isNew && barrier !== 'suspended' && <Plate plate={vehicle.plate} large />}
      <p>{say(`problem.drive.${barrier}`)}</p>
      {barrier === 'insurance_ended' && vehicle?.insuredUntil != null && (
        // The instant when it ends is the midnight after its last day.
        <p class="quiet small">
          {capital(say('drive.insuredUntil', { date: dayOf(vehicle.insuredUntil - 1) }))}
        </p>
      )}
      {barrier === 'insurance_ahead' && vehicle?.insuredFrom != null && (
        <p class="quiet small">{capital(say('drive.insuredFrom', { date: dayOf(vehicle.insuredFrom) }))}</p>
      )}
      {why !== null && why !== '' && <blockquote class="why">{why}</blockquote>}
      {barrier !== 'suspended' && (
        <ButtonLink look="primary" large wide icon="papers" href="/vehicles">
          {say(isNew ? 'drive.register' : 'schedule.myVehicles')}
        </ButtonLink>
      )}
    </section>
  )
}

/** "31 May 2027" */
export function dayOf(at: number): string {
  const { day } = localTime(at)
  return `${dateIn(language.value, day)} ${new Date(day * 86_400_000).getUTCFullYear()}`
}
