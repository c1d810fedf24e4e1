import { sayIn } from '../i18n/catalogue.ts'
import type { Language } from '../i18n/languages.ts'
import { shownCode } from '../sessions/code.ts'
import { askForCode } from '../sessions/login.ts'
import type { Transcript } from './testing.ts'
import { everyTextIsSaid } from './tour/testing.ts'

const message = (language: Language, code: string) => sayIn(language)('signIn.message', { code })

async function signingIn(chat: Transcript, language: Language): Promise<void> {
  const device = 'Samsung Internet, Android'
  const code = async (named = device) =>
    shownCode(
      (await chat.db.write((tx) => askForCode(tx, { before: undefined, device: named }, chat.clock.now())))
        .code,
    )
  await chat.says(message(language, await code()))
  await chat.sends({ kind: 'choice', id: 'sign-in!signOut!1', title: 'x' })
  await chat.sends({ kind: 'choice', id: 'sign-in!signOut!1', title: 'x' })
  await chat.says(message(language, await code('')))
  for (let wrong = 0; wrong < 7; wrong++) await chat.says(message(language, `ABCD-123${wrong}`))
  await chat.gets('sign-in.usedLink', { loginId: 7, device })
}

async function askingForALink(chat: Transcript): Promise<void> {
  await chat.says('web')
  await chat.says('profile')
  await chat.says('menu')
  await chat.says('help')
  await chat.db.write((tx) => tx.run(`update conversation set flow = 'sign-in', version = 1, step = 'link'`))
  await chat.sends({ kind: 'media', media: 'image', mediaId: 'M', mime: 'image/png' })
}

const withoutAddress = async (chat: Transcript): Promise<void> => {
  await chat.says('web')
}

everyTextIsSaid((key) => key.startsWith('signIn.'), {
  visits: [signingIn, askingForALink, withoutAddress],
  // The page writes it, and the person sends it.
  saidElsewhere: (key) => key === 'signIn.message',
  options: (visit) => (visit === withoutAddress ? { publicUrl: null } : {}),
})
