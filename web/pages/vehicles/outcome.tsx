import { say } from '../../i18n/say.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Plate } from '../../ui/shown.tsx'
import { againFor, dayOf, lastDayOf, type Paper } from './data.ts'
import { faultOf } from './words.ts'

interface Told {
  tone: 'good' | 'warn' | 'bad'
  icon: IconName
  plate?: string
  lines: string[]
  /** The operator's own words. */
  why?: string
  next: 'online' | 'another' | 'add' | 'list'
}

/** What a certificate came to, and the way on. */
export function OutcomeCard({ paper }: { paper: Paper }) {
  const { tone, icon, plate, lines, why, next } = toldOf(paper)
  return (
    <section class={`card outcome ${tone}`} role="status">
      <Icon name={icon} size={48} />
      {plate !== undefined && <Plate plate={plate} large />}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {why !== undefined && why !== '' && <blockquote class="why">{why}</blockquote>}
      <div class="buttons">
        {next === 'online' && (
          <ButtonLink look="primary" large wide href="/drive">
            {say('vehicles.goOnline')}
          </ButtonLink>
        )}
        {(next === 'another' || next === 'add') && (
          <ButtonLink look="primary" large wide icon="camera" href={againFor(paper)}>
            {say('vehicles.another')}
          </ButtonLink>
        )}
        {next === 'add' && (
          <ButtonLink look="quiet" wide icon="plus" href="/vehicles?add">
            {say('vehicles.add')}
          </ButtonLink>
        )}
        <ButtonLink look={next === 'list' ? 'quiet' : 'plain'} wide href="/vehicles">
          {say('vehicles.toList')}
        </ButtonLink>
      </div>
    </section>
  )
}

function toldOf(paper: Paper): Told {
  const { outcome, state, why } = paper
  if (state === 'failed') return { tone: 'bad', icon: 'alert', lines: [faultOf(paper)], next: 'another' }
  if (state === 'rejected') {
    const lines = [say('vehicles.rejected')]
    return { tone: 'bad', icon: 'alert', lines, ...(why !== null && { why }), next: 'another' }
  }
  if (outcome === null) return { tone: 'warn', icon: 'papers', lines: [say('vehicles.gone')], next: 'list' }
  if (outcome.is === 'approved') {
    const { plate, from, until } = outcome
    const isAhead = from !== null && from > Date.now()
    const dates = { until: lastDayOf(until) }
    const line = isAhead
      ? say('vehicles.approvedAhead', { ...dates, from: dayOf(from) })
      : say('vehicles.approved', dates)
    return { tone: 'good', icon: 'check', plate, lines: [line], next: isAhead ? 'list' : 'online' }
  }
  if (outcome.is === 'submitted') {
    const { plate, until } = outcome
    const lines = [say('vehicles.submitted', { until: lastDayOf(until) }), say(`vehicles.why.${outcome.why}`)]
    return {
      tone: outcome.why === 'plate_taken' ? 'warn' : 'good',
      icon: 'clock',
      plate,
      lines,
      next: 'list',
    }
  }
  return refusedAs(outcome)
}

function refusedAs(outcome: NonNullable<Paper['outcome']> & { is: 'refused' }): Told {
  const bad = { tone: 'bad', icon: 'alert' } as const
  switch (outcome.why) {
    case 'expired': {
      const date = lastDayOf(outcome.until)
      return { ...bad, lines: [say('vehicles.refused.expired', { date })], next: 'another' }
    }
    case 'wrong_kind': {
      const kind = outcome.kind === 'registration' || outcome.kind === 'licence' ? outcome.kind : 'other'
      return { ...bad, lines: [say(`vehicles.refused.${kind}`)], next: 'another' }
    }
    case 'other_plate': {
      const { plate, expected } = outcome
      return { ...bad, lines: [say('vehicles.refused.other_plate', { plate, expected })], next: 'add' }
    }
    case 'nothing_new': {
      const { plate, until } = outcome
      const line = say('vehicles.refused.nothing_new', { plate, date: lastDayOf(until) })
      return { tone: 'warn', icon: 'info', lines: [line], next: 'list' }
    }
    case 'waits_already': {
      const { plate } = outcome
      return {
        tone: 'warn',
        icon: 'info',
        lines: [say('vehicles.refused.waits_already', { plate })],
        next: 'list',
      }
    }
    case 'too_many_vehicles':
      return { ...bad, lines: [say('problem.vehicle.too_many')], next: 'list' }
  }
}
