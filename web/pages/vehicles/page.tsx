import { useLocation } from 'preact-iso/router'
import { say } from '../../i18n/say.ts'
import { ForSignedIn, Page } from '../../ui/page.tsx'
import { AddView } from './add.tsx'
import { ListView } from './list.tsx'
import { PaperPage } from './paper.tsx'

/** Own vehicles; one certificate on its way (?paper=7); a new one (?add, ?vehicle=3, or a file that was ?shared=2). */
export default function VehiclesPage() {
  const { query } = useLocation()
  const [paper, vehicle, shared] = [idIn(query.paper), idIn(query.vehicle), idIn(query.shared)]
  const isNew = query.add !== undefined || vehicle !== undefined || shared !== undefined
  const view = paper !== undefined ? `paper${paper}` : isNew ? 'new' : 'list'
  const title =
    view === 'list'
      ? say('vehicles.title')
      : paper !== undefined
        ? say('vehicles.yourPhoto')
        : say(vehicle === undefined ? 'vehicles.add' : 'vehicles.newCertificate')
  return (
    <Page key={view} title={title} back={view === 'list' ? '/' : '/vehicles'}>
      <ForSignedIn icon="papers" about={<p>{say('vehicles.about')}</p>}>
        {paper !== undefined ? (
          <PaperPage id={paper} />
        ) : isNew ? (
          <AddView vehicleId={vehicle} shared={shared} />
        ) : (
          <ListView />
        )}
      </ForSignedIn>
    </Page>
  )
}

const idIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined
