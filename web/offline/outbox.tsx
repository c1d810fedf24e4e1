import { useSignalEffect } from '@preact/signals'
import { useState } from 'preact/hooks'
import { Refusal, sentence } from '../api.ts'
import { knows, learn, say, topicOf, type WebKey } from '../i18n/say.ts'
import { moment } from '../i18n/time.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { toast } from '../ui/toast.tsx'
import { discard, discardAll, onSettled, outbox, type QueuedWrite, retry } from './queue.ts'

/** "2 things wait to be sent", with the list behind it; nothing at all while nothing waits. */
export function OutboxNotice() {
  const [isOpen, setOpen] = useState(false)
  const all = outbox.value
  if (all.length === 0) {
    // The last one was settled while somebody looked at the list.
    return isOpen ? <OutboxSheet onClose={() => setOpen(false)} /> : null
  }
  const refused = all.filter(({ state }) => state === 'refused').length
  return (
    <>
      <Notice kind={refused > 0 ? 'warn' : 'info'} icon={refused > 0 ? 'alert' : 'offline'}>
        <p>
          {refused > 0
            ? counted('offline.refusedOne', 'offline.refused', refused)
            : counted('offline.waitingOne', 'offline.waiting', all.length)}
        </p>
        <Button look="quiet" onClick={() => setOpen(true)}>
          {say('offline.show')}
        </Button>
      </Notice>
      {isOpen && <OutboxSheet onClose={() => setOpen(false)} />}
    </>
  )
}

/** Every write that waits or was refused, each with what can be done with it. */
export function OutboxList() {
  useSignalEffect(() => void learnLabels(outbox.value))
  if (outbox.value.length === 0) return <p class="quiet">{say('offline.empty')}</p>
  return (
    <ul class="outbox-list">
      {outbox.value.map((write) => (
        <OutboxItem write={write} key={write.id} />
      ))}
    </ul>
  )
}

/** Beside the button that signs out: what waits stays for its owner, unless they throw it away. */
export function WaitingAtSignOut() {
  if (outbox.value.length === 0) return null
  return (
    <Notice kind="warn">
      <p>{say('offline.signOut')}</p>
      <Button look="danger" onClick={discardAll}>
        {say('offline.discard')}
      </Button>
    </Notice>
  )
}

const OutboxSheet = ({ onClose }: { onClose(): void }) => (
  <Sheet open title={say('offline.list')} onClose={onClose}>
    <OutboxList />
  </Sheet>
)

function OutboxItem({ write }: { write: QueuedWrite }) {
  return (
    <li class="outbox-item">
      <p class="strong">{labelOf(write)}</p>
      <p class="quiet small">{say('offline.since', { time: moment(write.queuedAt) })}</p>
      {write.state === 'refused' && write.problem !== null && (
        <p>{sentence(new Refusal(write.problem.code as Refusal['code']))}</p>
      )}
      {write.state === 'stale' && <p>{say('offline.stale')}</p>}
      <div class="outbox-actions">
        <Button look="quiet" icon="refresh" onClick={() => retry(write.id)}>
          {say('offline.send')}
        </Button>
        <Button look="danger" onClick={() => discard(write.id)}>
          {say('offline.discard')}
        </Button>
      </div>
    </li>
  )
}

// Whatever was refused stays in the list; what was done is said once.
onSettled(async (outcome) => {
  if (outcome.is !== 'sent') return
  await learnLabels([outcome.write])
  toast(say('offline.sent', { what: labelOf(outcome.write) }))
})

/** What a write is called is said by the page it was made on, which may be another one than that on the screen. */
async function learnLabels(writes: readonly QueuedWrite[]): Promise<void> {
  try {
    await learn(writes.flatMap(({ label }) => topicOf(label.text) ?? []))
  } catch {
    // Without a network, and not kept either: it is then called by no name.
  }
}

/** The text was named when the write was kept, perhaps in another language and by an older version. */
function labelOf({ label: { text, values } }: QueuedWrite): string {
  const speak = say as (key: WebKey, values: Record<string, string | number>) => string
  return knows(text) ? speak(text as WebKey, values) : say('offline.something')
}

const counted = (
  one: 'offline.waitingOne' | 'offline.refusedOne',
  many: 'offline.waiting' | 'offline.refused',
  n: number,
): string => (n === 1 ? say(one) : say(many, { n }))
