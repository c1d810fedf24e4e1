import { Component, type ComponentChildren } from 'preact'
import { LocationProvider, Route, Router, useLocation } from 'preact-iso/router'
import { type PlainWebKey, say } from './i18n/say.ts'
import { lazyPage } from './lazy.tsx'
import { NotFound } from './not-found.tsx'
import { pageTopics } from './page-topics.ts'
import { appRoutes } from './routes.ts'
import { online } from './session.ts'
import { Button } from './ui/button.tsx'
import { Icon, type IconName, Mark } from './ui/icon.tsx'
import { Notice } from './ui/notice.tsx'
import { Toasts } from './ui/toast.tsx'
import { ShellNotices } from './update.tsx'

const pages = {
  home: lazyPage(() => import('./pages/home/page.tsx'), pageTopics.home),
  qr: lazyPage(() => import('./pages/qr/page.tsx'), pageTopics.qr),
  nearby: lazyPage(() => import('./pages/nearby/page.tsx'), pageTopics.nearby),
  ride: lazyPage(() => import('./pages/ride/page.tsx'), pageTopics.ride),
  schedule: lazyPage(() => import('./pages/schedule/page.tsx'), pageTopics.schedule),
  vehicles: lazyPage(() => import('./pages/vehicles/page.tsx'), pageTopics.vehicles),
  drive: lazyPage(() => import('./pages/drive/page.tsx'), pageTopics.drive),
  profile: lazyPage(() => import('./pages/profile/page.tsx'), pageTopics.profile),
  history: lazyPage(() => import('./pages/history/page.tsx'), pageTopics.history),
  share: lazyPage(() => import('./pages/share/page.tsx'), pageTopics.share),
  'sign-in': lazyPage(() => import('./pages/sign-in/page.tsx'), pageTopics['sign-in']),
  in: lazyPage(() => import('./pages/in/page.tsx'), pageTopics.in),
  offline: lazyPage(() => import('./pages/offline/page.tsx'), pageTopics.offline),
}

/** Only addresses of the app are its own; posters, shared trips and files are the server's. */
const scope = new RegExp(`^(?:/|/(?:${Object.values(appRoutes).join('|')})(?:[/?#].*)?|/\\?.*)$`)

export function App() {
  return (
    <LocationProvider scope={scope}>
      <Frame>
        <Guarded>
          <Router>
            {Object.entries(appRoutes).map(([path, page]) => (
              <Route key={path} path={path} component={pages[page]} />
            ))}
            <Route default component={NotFound} />
          </Router>
        </Guarded>
      </Frame>
      <Toasts />
    </LocationProvider>
  )
}

function Frame({ children }: { children: ComponentChildren }) {
  const { path } = useLocation()
  return (
    <div class="app">
      <a class="skip" href="#main">
        {say('common.skip')}
      </a>
      <header class="app-bar">
        <a class="name" href="/">
          <Mark />
          Inzira
        </a>
        <span class="state" role="status">
          {!online.value && (
            <>
              <Icon name="offline" size={18} />
              {say('common.offline')}
            </>
          )}
        </span>
      </header>
      <nav class="app-nav" aria-label={say('common.nav')}>
        {tabs.map(({ to, icon, name }) => (
          <a key={to} href={to} {...(isIn(path, to) && { 'aria-current': 'page' as const })}>
            <Icon name={icon} />
            <span>{say(name)}</span>
          </a>
        ))}
      </nav>
      <main class="app-main" id="main" tabIndex={-1}>
        <ShellNotices />
        {children}
      </main>
    </div>
  )
}

const tabs: { to: string; icon: IconName; name: PlainWebKey }[] = [
  { to: '/', icon: 'home', name: 'common.home' },
  { to: '/nearby', icon: 'pin', name: 'common.nearby' },
  { to: '/qr', icon: 'qr', name: 'common.qr' },
  { to: '/schedule', icon: 'calendar', name: 'common.schedule' },
  { to: '/profile', icon: 'person', name: 'common.profile' },
]

const isIn = (path: string, tab: string): boolean => (tab === '/' ? path === '/' : path.startsWith(tab))

/** A fault in one page says so and leaves the rest of the app in use. */
class Guarded extends Component<{ children: ComponentChildren }, { failed: boolean }> {
  override state = { failed: false }
  override componentDidCatch(error: unknown): void {
    console.error(error)
    this.setState({ failed: true })
  }
  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <Notice kind="bad">
        <p class="strong">{say('common.failed')}</p>
        <p>{say('common.failedWhy')}</p>
        <Button look="quiet" icon="refresh" onClick={() => location.reload()}>
          {say('common.retry')}
        </Button>
      </Notice>
    )
  }
}
