import { pwaActMessages } from '#shared/message/pwa-act.ts'
import { pwaUnknownMessages } from '#shared/message/pwa-unknown.ts'
import { pendingActs, withdrawAct } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { Notice } from '../../../ui/empty/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { serviceName } from '../../name/index.tsx'
import type { ActContentOf } from '#shared/act/schema.ts'

/** What was proposed and is not in the ledger yet: about one host (`of`), or about any that stands nowhere on the page (`hosts`: those that do). */
export function PendingSettlements({ of, hosts }: { readonly of?: string; readonly hosts?: ReadonlySet<string> }) {
  const texts = textsOf(pwaUnknownMessages)
  return (
    <>
      {pendingActs.value.map(({ act: { id, content, reason }, state, problem }) => {
        if (content.kind !== 'settle-candidate' || (of === undefined ? hosts?.has(content.host) === true : content.host !== of)) return null
        return (
          <Notice key={id} tone={state === 'returned' ? 'attention' : 'plain'} action={<Button look="quiet" onClick={() => void withdrawAct(id)}>{texts.withdraw}</Button>}>
            <p>
              {of === undefined && <strong class="host">{content.host}: </strong>}
              <strong>{settledAs(content)}</strong> <span class="soft">{state === 'returned' ? texts.cameBack : texts.waits}</span>
            </p>
            <p>{reason}</p>
            {problem !== null && <p>{whyOf(problem)}</p>}
          </Notice>
        )
      })}
    </>
  )
}

/** What was made of a host, in words. */
export function settledAs(content: ActContentOf<'settle-candidate'>): string {
  const { settledAs: words } = textsOf(pwaUnknownMessages)
  if (content.outcome === 'confirm') return words.confirm(content.name)
  return content.outcome === 'merge' ? words.merge(serviceName(content.service)) : words[content.outcome]
}

function whyOf({ code, message }: { readonly code: string; readonly message: string }): string {
  const refusals: Readonly<Record<string, string>> = textsOf(pwaActMessages).refusal
  return refusals[code] ?? message
}
