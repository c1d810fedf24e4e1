import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { answerOf, api, once } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { paperProgress, useLive } from '../../live.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Bones, Fault, Notice } from '../../ui/notice.tsx'
import { useDoing } from '../schedule/doing.tsx'
import { againFor, type Paper, usePaper } from './data.ts'
import { OutcomeCard } from './outcome.tsx'
import { QuestionCard } from './question.tsx'
import { ReadFields } from './read-fields.tsx'
import { Reading } from './reading.tsx'

/** One certificate, from its arrival to what it comes to. */
export function PaperPage({ id }: { id: number }) {
  useLive()
  const progress = paperProgress.value.get(id)
  const [isPending, setPending] = useState(true)
  const isOver = progress?.stage === 'done' || progress?.stage === 'failed'
  const { data, refusal, loading, reload, put } = usePaper(id, isPending && !isOver ? pollMs : undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (isOver) void reload()
  }, [isOver])
  const state = data?.state
  // An answer that comes late must not stand over what was typed meanwhile.
  useEffect(() => setPending(state === undefined || state === 'fetching' || state === 'waiting'), [state])
  if (data === undefined) {
    if (loading) return <Bones rows={3} shape="card-size" />
    return (
      <>
        <Fault of={refusal} {...(refusal?.code !== 'not.found' && { onRetry: reload })} />
        <ButtonLink look="quiet" wide href="/vehicles">
          {say('vehicles.toList')}
        </ButtonLink>
      </>
    )
  }
  switch (data.state) {
    case 'fetching':
    case 'waiting':
      return (
        <>
          <Reading paper={data} progress={progress} />
          <Forget paper={data} />
        </>
      )
    case 'review':
      return <Review paper={data} onPaper={put} />
    default:
      return <OutcomeCard paper={data} />
  }
}

function Review({ paper, onPaper }: { paper: Paper; onPaper(paper: Paper): void }) {
  const doing = useDoing()
  const settle = () =>
    doing.run(async () =>
      onPaper(await answerOf(api.papers({ id: paper.id }).settle.post(undefined, once()))),
    )
  const isLost = paper.question === null && cannotDrive(paper)
  // What can only be refused is not worth another look.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (isLost) void settle()
  }, [isLost])
  if (isLost) return doing.fault ?? <Bones rows={2} shape="card-size" />
  return (
    <>
      {paper.question === null ? (
        <Notice kind="good">{say('vehicles.checked')}</Notice>
      ) : (
        <QuestionCard key={paper.question.name} paper={paper} question={paper.question} onPaper={onPaper} />
      )}
      <ReadFields paper={paper} onPaper={onPaper} />
      {doing.fault}
      {paper.question === null && (
        <Button look="primary" large wide icon="check" onClick={settle}>
          {say('vehicles.allRight')}
        </Button>
      )}
      <div class="buttons beside">
        <Forget paper={paper} />
        <ButtonLink look="plain" icon="camera" href={againFor(paper)}>
          {say('vehicles.another')}
        </ButtonLink>
      </div>
    </>
  )
}

function Forget({ paper: { id } }: { paper: Paper }) {
  const { route } = useLocation()
  const doing = useDoing()
  const forget = async () => {
    const isDone = await doing.run(
      () => answerOf(api.papers({ id }).delete(undefined, once())),
      say('vehicles.forgotten'),
    )
    if (isDone) route('/vehicles', true)
  }
  return (
    <>
      {doing.fault}
      <Button look="plain" icon="trash" onClick={forget}>
        {say('vehicles.forget')}
      </Button>
    </>
  )
}

const cannotDrive = ({ kind, until }: Paper): boolean =>
  (kind !== 'insurance' && kind !== 'comesa') || (until !== null && until <= Date.now())

/** As long as nobody tells how far it is. */
const pollMs = 3000
