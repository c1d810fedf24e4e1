import { useEffect, useState } from 'preact/hooks'
import { answerOf, api, once } from '../../api.ts'
import { counted, say } from '../../i18n/say.ts'
import { moment } from '../../i18n/time.ts'
import { live, serverNow, useLive } from '../../live.ts'
import { onSettled, outbox } from '../../offline/queue.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Bones, Empty, Fault, Notice } from '../../ui/notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Plate, vehicleIcons, vehicleName } from '../../ui/shown.tsx'
import { useDoing } from '../schedule/doing.tsx'
import { lastDayOf, type Overview, useVehicles, type Vehicle } from './data.ts'
import { validityOf } from './validity.ts'

export function ListView() {
  const { data, refusal, loading, asOf, reload } = useVehicles()
  useLive()
  const told = JSON.stringify(live.value?.papers)
  // What was read or decided meanwhile comes without being asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew when one of these has changed
  useEffect(() => {
    if (told !== undefined) void reload()
  }, [told])
  useEffect(() => onSettled(() => void reload()), [reload])
  if (data === undefined) {
    return loading ? <Bones rows={3} shape="card-size" /> : <Fault of={refusal} onRetry={reload} />
  }
  const { vehicles, open, maxVehicles } = data
  const isFull = vehicles.length >= maxVehicles
  return (
    <>
      {asOf !== undefined && <p class="quiet small">{say('common.asOf', { time: moment(asOf) })}</p>}
      <Waiting open={open} />
      {vehicles.length === 0 && open.length === 0 && (
        <Empty icon="car" title={say('vehicles.none')}>
          <p>{say('vehicles.about')}</p>
        </Empty>
      )}
      {vehicles.map((vehicle) => (
        <VehicleCard key={vehicle.id} vehicle={vehicle} open={open} onChanged={reload} />
      ))}
      {isFull ? (
        <Notice>{say('vehicles.full', { max: maxVehicles })}</Notice>
      ) : (
        <ButtonLink
          look={vehicles.length === 0 ? 'primary' : 'quiet'}
          large
          wide
          icon="plus"
          href="/vehicles?add"
        >
          {say('vehicles.add')}
        </ButtonLink>
      )}
    </>
  )
}

/** Certificates that are on their way or want an answer, those that want one first. */
function Waiting({ open }: Pick<Overview, 'open'>) {
  const queued = outbox.value.filter(({ path, state }) => path === '/api/papers' && state === 'waiting')
  if (open.length + queued.length === 0) return null
  const sorted = [...open].sort(
    (one, other) => Number(other.state === 'review') - Number(one.state === 'review'),
  )
  return (
    <ul class="rows">
      {sorted.map(({ id, state, plate, vehicleType }) => (
        <li key={id}>
          <a class={state === 'review' ? 'row-item asks' : 'row-item'} href={`/vehicles?paper=${id}`}>
            <Icon name={state === 'review' ? 'alert' : 'clock'} />
            <span class="main">
              <span class="title">
                {say(state === 'review' ? 'vehicles.open.review' : 'vehicles.open.reading')}
              </span>
              <span class="under">{plate ?? vehicleName(vehicleType)}</span>
            </span>
            <Icon name="forward" />
          </a>
        </li>
      ))}
      {queued.map(({ id, queuedAt }) => (
        <li key={`queued${id}`} class="row-item">
          <Icon name="offline" />
          <span class="main">
            <span class="title">{say('vehicles.open.queued')}</span>
            <span class="under">{moment(queuedAt)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function VehicleCard({
  vehicle,
  open,
  onChanged,
}: {
  vehicle: Vehicle
  open: Overview['open']
  onChanged(): Promise<void>
}) {
  const [isAsking, setAsking] = useState(false)
  const { id, plate, type, why, insuredFrom, insuredUntil, state } = vehicle
  const { tone, word, days, wantsPaper } = validityOf(vehicle, serverNow())
  const isUnderWay = open.some(({ vehicleId }) => vehicleId === id)
  const isSubmitted = vehicle.papers.some((paper) => paper.state === 'submitted')
  return (
    <article class={`card vehicle ${tone}`} aria-label={plate}>
      <div class="row between wrap">
        <Plate plate={plate} large />
        <span class={`badge ${tone === 'good' ? '' : tone}`}>{word}</span>
      </div>
      <p class="row vehicle-kind">
        <Icon name={vehicleIcons[type]} />
        <span>{vehicleName(type)}</span>
      </p>
      {insuredUntil !== null && state === 'active' && (
        <p class="validity">
          <Icon name="shield" />
          <span class="grow">
            {insuredFrom !== null && (
              <>
                {say('vehicles.from', { date: lastDayOf(insuredFrom + 1) })}
                <br />
              </>
            )}
            {say(days > 0 ? 'vehicles.until' : 'vehicles.endedOn', { date: lastDayOf(insuredUntil) })}
          </span>
          {days > 0 && (
            <span class="days figures">{counted(days, 'vehicles.dayLeft', 'vehicles.daysLeft')}</span>
          )}
        </p>
      )}
      {why !== null && why !== '' && <blockquote class="why">{why}</blockquote>}
      {isSubmitted && <p class="quiet small">{say('vehicles.withOperator')}</p>}
      {wantsPaper && !isSubmitted && !isUnderWay && state === 'pending' && (
        <p class="quiet small">{say('vehicles.needsPaper')}</p>
      )}
      <div class="buttons beside">
        {!isUnderWay && state !== 'suspended' && (
          <ButtonLink
            look={wantsPaper && !isSubmitted ? 'primary' : 'quiet'}
            href={`/vehicles?vehicle=${id}`}
          >
            {say(insuredUntil === null ? 'vehicles.sendCertificate' : 'vehicles.newCertificate')}
          </ButtonLink>
        )}
        <Button look="plain" icon="trash" onClick={() => setAsking(true)}>
          {say('vehicles.remove')}
        </Button>
      </div>
      <RemoveSheet vehicle={vehicle} open={isAsking} onClose={() => setAsking(false)} onChanged={onChanged} />
    </article>
  )
}

function RemoveSheet({
  vehicle: { id, plate },
  open,
  onClose,
  onChanged,
}: {
  vehicle: Vehicle
  open: boolean
  onClose(): void
  onChanged(): Promise<void>
}) {
  const doing = useDoing()
  const remove = async () => {
    const done = say('vehicles.removed', { plate })
    if (!(await doing.run(() => answerOf(api.vehicles({ id }).delete(undefined, once())), done))) return
    onClose()
    await onChanged()
  }
  return (
    <Sheet open={open} title={plate} onClose={onClose}>
      <p>{say('vehicles.askRemove')}</p>
      {doing.fault}
      <Button look="danger" large wide onClick={remove}>
        {say('vehicles.yesRemove')}
      </Button>
    </Sheet>
  )
}
