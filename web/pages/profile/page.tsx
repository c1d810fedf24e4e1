import { useEffect } from 'preact/hooks'
import { say } from '../../i18n/say.ts'
import { InstallCard } from '../../install.tsx'
import { PushToggle } from '../../push/toggle.tsx'
import { me, signedIn } from '../../session.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page, SignInFirst } from '../../ui/page.tsx'
import { AboutYou, LanguageChoice } from './about-you.tsx'
import { MomoDefault } from './momo.tsx'
import { SavedPlaces } from './saved-places.tsx'
import { Sessions } from './sessions.tsx'
import { TrustedContact } from './trusted-contact.tsx'

/** What is known about somebody and they may change. The language can be chosen without an account. */
export default function ProfilePage() {
  const isSignedIn = signedIn.value
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about who was signed in before
  useEffect(() => {
    if (!isSignedIn) return
    // What belongs to the account leaves the phone with it.
    return () => {
      if (me.peek() === null) void import('../qr/codes.ts').then(({ forgetCodes }) => forgetCodes())
    }
  }, [isSignedIn])
  return (
    <Page title={say('profile.title')}>
      {isSignedIn ? (
        <>
          {me.value?.stopped === true && <Notice kind="warn">{say('profile.stopped')}</Notice>}
          <AboutYou />
          <LanguageChoice />
          <ul class="rows">
            <MomoDefault />
            <TrustedContact />
          </ul>
          <SavedPlaces />
          <section class="card">
            <PushToggle />
          </section>
          <MyData />
          <Sessions />
        </>
      ) : (
        <>
          <LanguageChoice />
          <SignInFirst icon="person" />
        </>
      )}
      <InstallCard />
    </Page>
  )
}

function MyData() {
  return (
    <section class="card" aria-labelledby="my-data">
      <h2 id="my-data">{say('profile.data')}</h2>
      <p class="quiet">{say('profile.dataHint')}</p>
      <ButtonLink look="quiet" icon="download" href="/api/profile/export" download="inzira-my-data.json">
        {say('profile.download')}
      </ButtonLink>
      <p class="quiet small">{say('profile.delete')}</p>
    </section>
  )
}
