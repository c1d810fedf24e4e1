import { say } from '../../i18n/say.ts'
import { InstallCard } from '../../install.tsx'
import { me, signedIn } from '../../session.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Page } from '../../ui/page.tsx'
import { Now } from './now.tsx'

/** Where everybody begins: what is going on, and every way on from here. */
export default function HomePage() {
  const name = me.value?.name?.trim().split(/\s+/)[0]
  return (
    <Page title={name ? say('home.hello', { name }) : say('home.welcome')}>
      {signedIn.value ? <Now /> : <p class="quiet home-lead">{say('home.lead')}</p>}
      <nav class="home-tiles" aria-label={say('home.menu')}>
        <a class="home-find" href="/nearby">
          <Icon name="moto" size={36} />
          <span>
            <span class="title">{say('home.find')}</span>
            <span class="hint">{say('home.findHint')}</span>
          </span>
          <Icon name="forward" />
        </a>
        {tiles.map(({ to, icon, name }) => (
          <a key={to} class="home-tile" href={to}>
            <Icon name={icon} size={28} />
            <span>{say(name)}</span>
          </a>
        ))}
      </nav>
      {!signedIn.value && (
        <section class="card" aria-labelledby="sign-in">
          <h2 id="sign-in">{say('home.signInTitle')}</h2>
          <p class="quiet">{say('home.signInHint')}</p>
          <ButtonLink look="quiet" icon="message" href="/sign-in?next=/">
            {say('common.signIn')}
          </ButtonLink>
        </section>
      )}
      <InstallCard />
    </Page>
  )
}

const tiles = [
  { to: '/qr', icon: 'qr', name: 'home.qr' },
  { to: '/schedule', icon: 'calendar', name: 'home.schedule' },
  { to: '/vehicles', icon: 'papers', name: 'home.vehicles' },
  { to: '/drive', icon: 'car', name: 'home.drive' },
  { to: '/history', icon: 'history', name: 'home.history' },
  { to: '/profile', icon: 'person', name: 'home.profile' },
] as const satisfies { to: string; icon: IconName; name: string }[]
