import { pwaActMessages } from '#shared/message/pwa-act.ts'
import { pwaInventoryMessages } from '#shared/message/pwa-inventory.ts'
import { serviceOfAct } from '#shared/register/ledger.ts'
import { pendingActs, withdrawAct } from '../../../data/index.ts'
import { Button, LinkButton } from '../../../ui/button/index.tsx'
import { Notice } from '../../../ui/empty/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { actName } from '../../pending/index.tsx'

/** Acts about a service that the relay has not confirmed: they wait, or came back with the reason. */
export function PendingDecisions({ service }: { readonly service: string }) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const refusals: Readonly<Record<string, string>> = textsOf(pwaActMessages).refusal
  const own = pendingActs.value.filter(({ act }) => serviceOfAct(act.content) === service)
  if (own.length === 0) return null
  return (
    <div class="pending stack-tight">
      {own.map(({ act, state, problem }) => {
        const isDecision = act.content.kind === 'decide-service'
        const isStale = problem?.code === 'stale'
        const why = problem === null ? null : isStale ? texts.returnedStale : (refusals[problem.code] ?? problem.message)
        return (
          <Notice
            key={act.id}
            tone={state === 'returned' ? 'attention' : 'plain'}
            action={
              <span class="line">
                {state === 'returned' && isDecision && <LinkButton href={`/decide/${service}?again=${act.id}`}>{texts.reviewAgain}</LinkButton>}
                <Button look="quiet" onClick={() => void withdrawAct(act.id)}>{texts.withdraw}</Button>
              </span>
            }
          >
            <strong>{actName(act.content)}</strong> <span class="soft">{state === 'returned' ? texts.cameBack : texts.waits}</span>
            {why !== null && <p>{why}</p>}
          </Notice>
        )
      })}
    </div>
  )
}
