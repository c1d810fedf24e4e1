import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { languages } from '../../server/i18n/languages.ts'
import { learn, speak } from '../../web/i18n/say.ts'
import { type DriverOnMap, DriversMap } from '../../web/map/drivers-map.tsx'
import { type PickedPlace, PlacePicker } from '../../web/map/picker.tsx'
import { refreshMe } from '../../web/session.ts'

/** A page with nothing but what is tested: a picker and what it gave, and a map of drivers that can be moved. */
function Picking() {
  const [place, setPlace] = useState<PickedPlace>()
  return (
    <main class="app-main stack">
      <h1>Inzira</h1>
      <PlacePicker
        label="Pickup"
        value={place}
        onPick={setPlace}
        near={{ latitude: -1.9536, longitude: 30.0806 }}
      />
      <output id="picked">{JSON.stringify(place ?? null)}</output>
    </main>
  )
}

function Watching() {
  const [drivers, setDrivers] = useState<DriverOnMap[]>([
    { id: 1, latitude: -1.9496, longitude: 30.1083, vehicleType: 'moto', name: 'Jean' },
    { id: 2, latitude: -1.9583, longitude: 30.1183, vehicleType: 'cab', name: 'Eric', isChosen: true },
    { id: 3, latitude: -1.957, longitude: 30.1013, vehicleType: 'truck' },
  ])
  const [chosen, setChosen] = useState<DriverOnMap['id']>()
  useEffect(() => {
    const hear = (event: Event) => setDrivers((event as CustomEvent<DriverOnMap[]>).detail)
    addEventListener('drivers', hear)
    return () => removeEventListener('drivers', hear)
  }, [])
  return (
    <main class="app-main stack">
      <h1>Nearby</h1>
      <DriversMap
        drivers={drivers}
        me={{ latitude: -1.9536, longitude: 30.1106 }}
        dropoff={{ latitude: -1.9612, longitude: 30.1247 }}
        onChoose={setChosen}
      />
      <ul class="rows">
        {drivers.map(({ id, name }) => (
          <li key={id} class="row-item">
            {name ?? 'Driver'}
          </li>
        ))}
      </ul>
      <output id="picked">{JSON.stringify(chosen ?? null)}</output>
    </main>
  )
}

const root = document.getElementById('app')
const wanted = languages.find((language) => location.hash.includes(language)) ?? 'en'
await Promise.all([refreshMe(), speak(wanted).then(() => learn(['map']))])
if (root !== null) render(location.pathname === '/drivers' ? <Watching /> : <Picking />, root)
