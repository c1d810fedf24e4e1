import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { say } from '../../i18n/say.ts'
import { dropShare, sharedFile } from '../../offline/my-shares.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Bones } from '../../ui/notice.tsx'
import { Plate, vehicleIcons, vehicleName } from '../../ui/shown.tsx'
import { type Paper, useVehicles } from './data.ts'
import { PlateForm } from './plate-form.tsx'
import { Preview } from './preview.tsx'
import type { About } from './send.ts'
import { SendingCard } from './sending.tsx'
import { useSending } from './use-sending.ts'

type VehicleType = Paper['vehicleType']

/** A certificate of a vehicle of theirs, or of a new one. */
export function AddView({
  vehicleId,
  shared,
}: {
  vehicleId: number | undefined
  shared: number | undefined
}) {
  const { route } = useLocation()
  const { data } = useVehicles()
  const [type, setType] = useState<VehicleType>()
  const [handed, setHanded] = useState<File>()
  const sending = useSending(async (id) => {
    if (shared !== undefined) await dropShare(shared)
    route(`/vehicles?paper=${id}`, true)
  })
  useEffect(() => {
    if (shared !== undefined) void sharedFile(shared).then(setHanded)
  }, [shared])
  const vehicle = data?.vehicles.find(({ id }) => id === vehicleId)
  if (vehicleId !== undefined && vehicle === undefined && data === undefined) return <Bones rows={2} />
  const about: About | undefined =
    vehicle !== undefined ? { vehicleId: vehicle.id } : type === undefined ? undefined : { type }
  if (sending.state.is !== 'idle') return <SendingCard sending={sending} />
  const begin = (file: File) => about && void sending.begin(file, about)
  return (
    <>
      {vehicle !== undefined ? (
        <p class="row">
          <Plate plate={vehicle.plate} large />
          <span class="quiet">{vehicleName(vehicle.type)}</span>
        </p>
      ) : (
        <Choice<VehicleType>
          label={say('vehicles.askType')}
          options={types.map((value) => ({
            value,
            label: (
              <>
                <Icon name={vehicleIcons[value]} />
                {vehicleName(value)}
              </>
            ),
          }))}
          value={type}
          onValue={setType}
        />
      )}
      {about !== undefined && (
        <section class="card">
          {handed !== undefined ? (
            <>
              <Preview file={handed} />
              <Button look="primary" large wide icon="papers" onClick={() => begin(handed)}>
                {say('vehicles.sendCertificate')}
              </Button>
            </>
          ) : (
            <Picking onFile={begin} />
          )}
        </section>
      )}
      {vehicle === undefined && type !== undefined && handed === undefined && <PlateForm type={type} />}
    </>
  )
}

/** The camera, or a picture or PDF that is there already; and how a photo becomes one that can be read. */
function Picking({ onFile }: { onFile(file: File): void }) {
  const picked = (event: { currentTarget: HTMLInputElement }) => {
    const [file] = event.currentTarget.files ?? []
    // The same one may be chosen again.
    event.currentTarget.value = ''
    if (file !== undefined) onFile(file)
  }
  return (
    <>
      <h2>{say('vehicles.howTo')}</h2>
      <ul class="tips">
        <li>{say('vehicles.howTo.light')}</li>
        <li>{say('vehicles.howTo.above')}</li>
      </ul>
      <label class="pick">
        <input type="file" accept="image/*" capture="environment" onChange={picked} />
        <span class="button primary large wide">
          <Icon name="camera" />
          {say('vehicles.camera')}
        </span>
      </label>
      <label class="pick">
        <input type="file" accept="image/*,application/pdf" onChange={picked} />
        <span class="button quiet large wide">
          <Icon name="file" />
          {say('vehicles.file')}
        </span>
      </label>
    </>
  )
}

const types: VehicleType[] = ['moto', 'cab', 'liffan', 'truck', 'rental', 'other']
