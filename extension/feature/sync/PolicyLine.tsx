import { useState } from 'preact/hooks'
import { formatAgo } from '#shared/message/format.ts'
import { popupMessages } from '#shared/message/popup.ts'
import { call } from '../../platform/client.ts'
import type { PolicyState, SyncState } from '../../platform/syncMessage.ts'
import type { Fault } from '../../platform/useTask.ts'
import { useLocale } from '../../ui/language.ts'
import { FaultLine } from '../fault/index.ts'

const minute = 60_000

type PolicyLineProps = {
  readonly policy: PolicyState
  /** What keeps sheets from being sent, told in the line beside: the same is not told twice. */
  readonly told: SyncState['problem']
}

/** How old the policy is, with a way to fetch it now. */
export function PolicyLine({ policy, told }: PolicyLineProps) {
  const locale = useLocale()
  const messages = popupMessages[locale]
  const [isRunning, run] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)

  async function refresh(): Promise<void> {
    run(true)
    setFault(null)
    // The new state arrives by the broadcast that follows.
    await call({ kind: 'policy/refresh' }).catch(() => setFault('unreachable'))
    run(false)
  }

  // Number 0: the organisation has published none.
  const number = policy.number === null || policy.number === 0 ? messages.policy.none : messages.policy.number(policy.number)
  const age = policy.ageMinutes === null ? '' : `, ${messages.policy.checked(formatAgo(locale, policy.ageMinutes * minute))}`
  const problem = policy.problem !== null && policy.problem.code === told?.code && policy.problem.detail === told.detail ? null : policy.problem
  return (
    <div class="line">
      <p>
        <span>
          {number}
          <span class="quiet">{age}</span>
          {policy.expired && <span class="small"> {messages.policy.expired}</span>}
          {problem !== null && <span class="small"> {messages.sync.problem[problem.code]}</span>}
          {problem !== null && problem.detail !== null && <span class="small quiet"> {problem.detail}</span>}
        </span>
        <button type="button" class="button text small" disabled={isRunning} onClick={() => void refresh()}>
          {isRunning ? messages.policy.refreshing : messages.policy.refresh}
        </button>
      </p>
      <FaultLine fault={fault} />
    </div>
  )
}
