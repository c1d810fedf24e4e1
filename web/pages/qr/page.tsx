import { useSignalEffect } from '@preact/signals'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { Refusal } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { lazyPage } from '../../lazy.tsx'
import { config, me } from '../../session.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Bones, Empty, Fault, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { codes, keepCode, loadCodes, refreshUsual } from './codes.ts'
import { CodeList } from './list.tsx'
import { MakeCode } from './make.tsx'
import { type Payment, refreshWays } from './ways.ts'
import { nameOf } from './words.ts'

const CodeView = lazyPage(() => import('./code-view.tsx'))
const ReadCode = lazyPage(() => import('./read-code.tsx'))

/**
 * /qr: makes codes, also for whoever is not signed in and without a network. `?code=` shows one, `?read=` explains a
 * text, `?dial=` one that the phone was to dial, `?payee=&amount=` fills in what is known.
 */
export default function QrPage() {
  const { query, route } = useLocation()
  useSignalEffect(() => {
    // Anew for whoever signs in.
    void me.value?.id
    void refreshWays()
    void refreshUsual()
    void loadCodes()
  })
  const read = query.read ?? query.dial
  if (query.code !== undefined) return <Shown codeKey={query.code} />
  if (read !== undefined) {
    const make = ({ payee, amountRwf }: Pick<Payment, 'payee' | 'amountRwf'>) =>
      route(`/qr?payee=${payee.value}&amount=${amountRwf ?? 'none'}`)
    return (
      <Page title={say('qr.readTitle')} back="/qr">
        <ReadCode given={read} onMake={make} />
      </Page>
    )
  }
  return (
    <Making
      given={{ ...(query.payee && { payee: query.payee }), ...(query.amount && { amount: query.amount }) }}
    />
  )
}

function Making({ given }: { given: { payee?: string; amount?: string } }) {
  const { route } = useLocation()
  const [problem, setProblem] = useState<Refusal | undefined>(undefined)
  const made = async (payment: Payment) => {
    try {
      const { key } = await keepCode(payment)
      route(`/qr?code=${key}`)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setProblem(error)
    }
  }
  const isOff = config.value?.flags.qr_generation === false
  return (
    <Page title={say('qr.title')}>
      {isOff ? (
        <Notice kind="warn">{say('problem.feature.off')}</Notice>
      ) : (
        <MakeCode key={`${given.payee} ${given.amount}`} given={given} onMade={made} />
      )}
      {problem !== undefined && <Fault of={problem} />}
      <a class="card qr-read-link" href="/qr?read=">
        <span class="grow">
          <span class="strong">{say('qr.readTitle')}</span>
          <span class="quiet small">{say('qr.readLead')}</span>
        </span>
        <Icon name="forward" />
      </a>
      <CodeList />
    </Page>
  )
}

function Shown({ codeKey }: { codeKey: string }) {
  const { route } = useLocation()
  const code = codes.value?.find(({ key }) => key === codeKey)
  if (code === undefined) {
    return (
      <Page title={say('qr.title')} back="/qr">
        {codes.value === undefined ? (
          <Bones rows={1} shape="card-size" />
        ) : (
          <Empty icon="qr" title={say('problem.not.found')}>
            <ButtonLink look="primary" href="/qr">
              {say('qr.make')}
            </ButtonLink>
          </Empty>
        )}
      </Page>
    )
  }
  return (
    <Page title={sentenceCase(nameOf(code.payee))} back="/qr">
      <CodeView
        code={code}
        onAgain={() => route(`/qr?payee=${code.payee.value}`)}
        onGone={() => route('/qr', true)}
      />
    </Page>
  )
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
