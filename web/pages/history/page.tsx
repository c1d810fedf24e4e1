import { useEffect, useState } from 'preact/hooks'
import { type Answer, answerOf, api, Refusal } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { dayName, localTime, moment } from '../../i18n/time.ts'
import { useResource } from '../../resource.ts'
import { refreshMe } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import { Bones, Empty, Fault } from '../../ui/notice.tsx'
import { ForSignedIn, Page } from '../../ui/page.tsx'
import { capital } from '../ride/words.ts'
import { Entry } from './entry.tsx'

/** What somebody did before: rides, planned trips and QR codes, day by day. */
export default function HistoryPage() {
  return (
    <Page title={say('history.title')} back="/profile">
      <ForSignedIn icon="history" about={<p>{say('history.about')}</p>}>
        <History />
      </ForSignedIn>
    </Page>
  )
}

type Answered = Answer<typeof api.history.get>
export type HistoryEntry = Answered['entries'][number]
type Kind = 'all' | HistoryEntry['kind']

function History() {
  const [kind, setKind] = useState<Kind>('all')
  const first = useResource<Answered>('history', () => answerOf(api.history.get({ query: {} })), {
    keeps: true,
  })
  const [later, setLater] = useState<Answered[]>([])
  const [refusal, setRefusal] = useState<Refusal>()
  const isSignedOut = (first.refusal ?? refusal)?.code === 'session.missing'
  useEffect(() => {
    // The page then shows the way to sign in.
    if (isSignedOut) void refreshMe()
  }, [isSignedOut])
  if (first.data === undefined) {
    if (first.loading) return <Bones rows={5} />
    return <Fault of={first.refusal} onRetry={first.reload} />
  }
  const pages = [first.data, ...later]
  const next = pages.at(-1)?.next ?? null
  const more = async () => {
    setRefusal(undefined)
    try {
      const page = await answerOf(api.history.get({ query: { before: next ?? '' } }))
      setLater([...later, page])
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setRefusal(error)
    }
  }
  // What has come since is on the first page, which may have been asked for anew.
  const all = new Map(pages.flatMap(({ entries }) => entries).map((one) => [`${one.kind}${one.id}`, one]))
  if (all.size === 0) {
    return (
      <Empty icon="history" title={say('history.none')}>
        <p>{say('history.noneWhy')}</p>
      </Empty>
    )
  }
  const shown = [...all.values()].filter((one) => kind === 'all' || one.kind === kind)
  return (
    <>
      {first.asOf !== undefined && (
        <p class="quiet small">{say('common.asOf', { time: moment(first.asOf) })}</p>
      )}
      <Choice<Kind>
        label={say('history.show')}
        hidesLabel
        options={[
          { value: 'all', label: say('history.all') },
          { value: 'ride', label: say('history.rides') },
          { value: 'trip', label: say('history.trips') },
          { value: 'qr', label: say('history.codes') },
        ]}
        value={kind}
        onValue={setKind}
      />
      {shown.length === 0 && <p class="quiet">{say('history.noneOfKind')}</p>}
      {byDay(shown).map(([day, entries]) => (
        <section class="stack tight" key={day}>
          <h2 class="history-day">{capital(dayName(day))}</h2>
          <ul class="rows">
            {entries.map((entry) => (
              <Entry key={`${entry.kind}${entry.id}`} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {refusal !== undefined && <Fault of={refusal} />}
      {next !== null && (
        <Button look="quiet" wide icon="down" onClick={more}>
          {say('history.more')}
        </Button>
      )}
    </>
  )
}

function byDay(entries: HistoryEntry[]): [day: number, entries: HistoryEntry[]][] {
  const days = new Map<number, HistoryEntry[]>()
  for (const entry of entries) {
    const { day } = localTime(entry.at)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return [...days]
}
