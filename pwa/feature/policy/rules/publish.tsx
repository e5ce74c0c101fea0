import { useState } from 'preact/hooks'
import { pwaRulesMessages } from '#shared/message/pwa-rules.ts'
import { proposeAct, withdrawAct } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { Dialog } from '../../../ui/dialog/index.tsx'
import { TextArea } from '../../../ui/field/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { Tag } from '../../../ui/status/index.tsx'
import { toast } from '../../../ui/toast/index.tsx'
import { clearDraft, contentOf, type RulesState } from './state.ts'
import { ruleWords } from './words.ts'

/** What changes, why, and the button that makes it binding. */
export function PublishDialog({ state, onClose }: { readonly state: RulesState; readonly onClose: () => void }) {
  const texts = textsOf(pwaRulesMessages)
  const { publishing } = texts
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { draft, waiting } = state
  const changed = draft.rules.flatMap(({ rule, change }) => (change === 'same' ? [] : [{ rule, change }]))

  async function send(): Promise<void> {
    if (reason.trim() === '') return setMissing(true)
    await proposeAct(contentOf(draft), reason.trim())
    // The act carries all rules now; one that still waited is overtaken by it.
    if (waiting !== null) await withdrawAct(waiting.act.id)
    await clearDraft()
    toast({ text: publishing.sent })
    onClose()
  }

  return (
    <Dialog
      open
      wide
      title={publishing.title}
      closeLabel={texts.close}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>{texts.cancel}</Button>
          <Button look="primary" onClick={() => void send()}>{publishing.send}</Button>
        </>
      }
    >
      <div class="stack">
        <p>{draft.rules.length === 0 ? publishing.none : publishing.intro}</p>
        <ul class="publish-changes">
          {changed.map(({ rule, change }) => <li key={rule.id}><Tag>{texts.changed[change]}</Tag> <span>{ruleWords(rule)}</span></li>)}
          {draft.removed.map((rule) => <li key={rule.id}><Tag>{texts.changed.removed}</Tag> <del>{ruleWords(rule)}</del></li>)}
        </ul>
        <TextArea label={publishing.reason} hint={publishing.reasonHint} rows={2} maxLength={1000} value={reason} error={isMissing && reason.trim() === '' ? publishing.reasonMissing : undefined} onInput={setReason} />
      </div>
    </Dialog>
  )
}
