import { maxEntries } from '../../wire.ts'
import { Icon } from '../icons.tsx'
import { useRemembered } from '../remembered.ts'
import type { PageState } from '../state.ts'
import { FaultPanel } from './fault-panel.tsx'
import { WireList } from './wire-list.tsx'

/** Beside the phones: what went over the wire, and what shall go wrong. */
export function Inspector({ page, nowMs, onClose }: { page: PageState; nowMs: number; onClose: () => void }) {
  const [tab, setTab] = useRemembered<'wire' | 'faults'>('tab', 'wire')
  const tabButton = (name: typeof tab, label: string, count: number, most = Number.POSITIVE_INFINITY) => (
    <button
      type="button"
      role="tab"
      id={`tab-${name}`}
      aria-controls="panel"
      aria-selected={tab === name}
      tabIndex={tab === name ? 0 : -1}
      onClick={() => setTab(name)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
        const other = name === 'wire' ? 'faults' : 'wire'
        setTab(other)
        document.getElementById(`tab-${other}`)?.focus()
      }}
    >
      {label}
      {count > 0 && (
        <span class={`count ${name === 'faults' ? 'alarm' : ''}`}>
          {count < most ? count : `last ${most}`}
        </span>
      )}
    </button>
  )
  return (
    <aside class="inspector" aria-label="Wire log and faults">
      <div class="tabs">
        <div role="tablist" aria-label="Wire log and faults">
          {tabButton('wire', 'Wire', page.wire.length, maxEntries)}
          {tabButton('faults', 'Faults', page.faults.length)}
        </div>
        <button type="button" class="round" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div class="tabpanel" id="panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === 'wire' ? <WireList page={page} /> : <FaultPanel page={page} nowMs={nowMs} />}
      </div>
    </aside>
  )
}
