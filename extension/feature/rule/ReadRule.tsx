import { useState } from 'preact/hooks'
import { ladderMessages } from '#shared/message/ladder.ts'
import { call } from '../../platform/client.ts'
import type { RuleView } from '../../platform/ladderMessage.ts'
import type { Done } from '../../platform/message.ts'
import { useTexts } from '../text/index.ts'
import { RuleWords } from './RuleWords.tsx'

type ReadRuleProps = { readonly view: RuleView; readonly onFault: (reason: Extract<Done, { ok: false }>['reason'] | 'unreachable') => void }

/** The text of a rule, before the first use. Read once, until the rule says something else. */
export function ReadRule({ view, onFault }: ReadRuleProps) {
  const messages = ladderMessages[useTexts().locale].read
  const [isWaiting, wait] = useState(false)

  async function read(): Promise<void> {
    wait(true)
    const done = await call({ kind: 'rule/read', rule: view.rule.id }).catch(() => ({ ok: false, reason: 'unreachable' }) as const)
    wait(false)
    if (!done.ok) onFault(done.reason)
  }

  return (
    <section class="first">
      <h2>{messages.title}</h2>
      <div class="message needs-you">
        <RuleWords view={view} />
      </div>
      <button type="button" class="button primary" aria-describedby="read-until" disabled={isWaiting} onClick={() => void read()}>
        {messages.understood}
      </button>
      <p id="read-until" class="small quiet">{messages.until}</p>
    </section>
  )
}
