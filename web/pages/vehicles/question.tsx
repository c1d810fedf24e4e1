import { useState } from 'preact/hooks'
import { answerOf, api, once } from '../../api.ts'
import { say } from '../../i18n/say.ts'
import { Button } from '../../ui/button.tsx'
import { Plate } from '../../ui/shown.tsx'
import { useDoing } from '../schedule/doing.tsx'
import type { Paper, Question } from './data.ts'
import { ValueForm } from './value-form.tsx'
import { fieldName, shownValue } from './words.ts'

/** A field that is in doubt: its line on the certificate, what was read, and yes or no. */
export function QuestionCard({
  paper,
  question,
  onPaper,
}: {
  paper: Paper
  question: Question
  onPaper(paper: Paper): void
}) {
  const { name, proposed, expected, isNeeded } = question
  const [isTyping, setTyping] = useState(proposed === null)
  const doing = useDoing()
  const answer = (body: { confirm: true } | { leaveOut: true }) =>
    doing.run(async () =>
      onPaper(await answerOf(api.papers({ id: paper.id }).fields({ field: name }).post(body, once()))),
    )
  const value = shownValue(name, proposed)
  return (
    <section class="card question" aria-labelledby="question">
      <h2 id="question">
        {expected !== null && !isTyping
          ? say('vehicles.askIsPlate', { value, expected })
          : say(proposed === null ? 'vehicles.askUnread' : isTyping ? 'vehicles.askValue' : 'vehicles.askIs')}
      </h2>
      {question.hasCrop && <Crop paperId={paper.id} name={name} />}
      {isTyping ? (
        <ValueForm paper={paper} name={name} proposed={proposed} onPaper={onPaper} />
      ) : (
        <>
          <p class="proposed">
            <span class="quiet">{fieldName(name)}</span>
            {name === 'plate' ? <Plate plate={value} large /> : <strong>{value}</strong>}
          </p>
          <div class="buttons beside">
            <Button look="primary" large icon="check" onClick={() => answer({ confirm: true })}>
              {say('vehicles.right')}
            </Button>
            <Button look="quiet" large onClick={() => setTyping(true)}>
              {say('vehicles.correct')}
            </Button>
          </div>
        </>
      )}
      {!isNeeded && (
        <Button look="plain" wide onClick={() => answer({ leaveOut: true })}>
          {say('vehicles.leaveOut')}
        </Button>
      )}
      {doing.fault}
    </section>
  )
}

/** The line of the picture that it was read from. */
export const Crop = ({ paperId, name }: { paperId: number; name: Question['name'] }) => (
  <div class="crop">
    <img src={`/api/papers/${paperId}/crops/${name}`} alt={say('vehicles.crop')} />
  </div>
)
