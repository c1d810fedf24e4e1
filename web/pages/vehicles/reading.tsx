import { say } from '../../i18n/say.ts'
import type { paperProgress } from '../../live.ts'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Paper } from './data.ts'

type Progress = NonNullable<ReturnType<typeof paperProgress.value.get>>

/** How far a certificate is: as it is told, or as it was when it was last asked for. */
export function Reading({ paper, progress }: { paper: Paper; progress: Progress | undefined }) {
  if (!paper.isReading) return <Notice>{say('vehicles.readingOff')}</Notice>
  const { at, words } = stepOf(paper, progress)
  const steps = [
    say('vehicles.received'),
    say('vehicles.inLine'),
    say('vehicles.reading'),
    say('vehicles.checked'),
  ]
  return (
    <section class="card">
      <ol class="steps">
        {steps.map((step, index) => (
          <li
            key={step}
            class={index < at ? 'done' : index === at ? 'now' : ''}
            aria-current={index === at && 'step'}
          >
            <span class="mark">{index < at && <Icon name="check" size={18} />}</span>
            <span class="grow">
              <span class="strong">{step}</span>
              {index === at && words !== undefined && <span class="quiet small">{words}</span>}
            </span>
          </li>
        ))}
      </ol>
      <p class="visually-hidden" role="status">
        {words ?? steps[at]}
      </p>
      <p class="quiet small">{say('vehicles.mayLeave')}</p>
    </section>
  )
}

function stepOf(paper: Paper, progress: Progress | undefined): { at: number; words?: string } {
  const stage = progress?.stage ?? paper.stage
  switch (stage) {
    case 'fetching':
      return { at: 0, words: say('vehicles.fetching') }
    case 'waiting':
    case null: {
      const ahead = progress?.stage === 'waiting' ? progress.ahead : paper.ahead
      return ahead > 0 ? { at: 1, words: say('vehicles.ahead', { n: ahead }) } : { at: 1 }
    }
    case 'decode':
    case 'lines':
    case 'together':
      return { at: 2, words: say(`vehicles.stage.${stage}`) }
    case 'alone':
    case 'sharpened':
    case 'second':
      return { at: 2, words: say('vehicles.stage.closer') }
    case 'done':
    case 'failed':
      return { at: 3 }
    default:
      return { at: 2 }
  }
}
