import { useState } from 'preact/hooks'
import { formatList, formatMonth, type Locale } from '#shared/message/format.ts'
import { popupMessages } from '#shared/message/popup.ts'
import { call } from '../../platform/client.ts'
import type { HomeState } from '../../platform/message.ts'
import type { SyncState } from '../../platform/syncMessage.ts'
import type { Fault } from '../../platform/useTask.ts'
import { StatusMark, type Tone } from '../../ui/StatusMark.tsx'
import { useLocale } from '../../ui/language.ts'
import { FaultLine } from '../fault/index.ts'

/** What has been sent, what waits, and why. Always in the same place. */
export function SyncLine({ home }: { readonly home: HomeState }) {
  const locale = useLocale()
  const messages = popupMessages[locale].sync
  const [isRunning, run] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const { sync, enrolled } = home

  async function push(): Promise<void> {
    run(true)
    setFault(null)
    // The new state arrives by the broadcast that follows.
    await call({ kind: 'outbox/push' }).catch(() => setFault('unreachable'))
    run(false)
  }

  return (
    <div class="line">
      <p>
        <StatusMark tone={toneOf(home)} />
        <span>
          {enrolled ? summaryOf(locale, sync) : messages.notEnrolled}
          {sync.problem !== null && <span class="small"> {messages.problem[sync.problem.code]}</span>}
          {sync.problem !== null && sync.problem.detail !== null && <span class="small quiet"> {sync.problem.detail}</span>}
          {sync.tooLate.length > 0 && <span class="small quiet"> {messages.tooLate(months(locale, sync.tooLate))}</span>}
        </span>
        {enrolled && sync.waiting.length > 0 && (
          <button type="button" class="button text small" disabled={isRunning} onClick={() => void push()}>
            {messages.now}
          </button>
        )}
      </p>
      <FaultLine fault={fault} />
    </div>
  )
}

function toneOf({ enrolled, sync }: HomeState): Tone {
  if (!enrolled) return 'open'
  if (sync.problem !== null && sync.problem.code !== 'offline' && sync.problem.code !== 'relay') return 'stop'
  return sync.waiting.length > 0 ? 'open-active' : 'good'
}

function summaryOf(locale: Locale, sync: SyncState): string {
  const messages = popupMessages[locale].sync
  if (sync.waiting.length > 0) return messages.waiting(months(locale, sync.waiting))
  return sync.lastSent === null ? messages.nothing : messages.allSent(sync.lastSent)
}

function months(locale: Locale, list: readonly string[]): string {
  return formatList(locale, list.map((month) => formatMonth(locale, month)))
}
