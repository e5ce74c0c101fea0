import { useState } from 'preact/hooks'
import { pwaActMessages } from '#shared/message/pwa-act.ts'
import { pwaGuidanceMessages } from '#shared/message/pwa-guidance.ts'
import type { ActContent } from '#shared/act/schema.ts'
import { proposeAct, withdrawAct, type PendingAct } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { Dialog } from '../../../ui/dialog/index.tsx'
import { Notice } from '../../../ui/empty/index.tsx'
import { TextArea } from '../../../ui/field/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { toast } from '../../../ui/toast/index.tsx'
import { actName } from '../../pending/index.tsx'

export type PublishProps = {
  readonly title: string
  readonly text: string
  readonly send: string
  readonly content: ActContent
  /** Acts of the same kind that still wait: this one overtakes them. */
  readonly pending: readonly PendingAct[]
  readonly onSent?: () => Promise<void>
  readonly onClose: () => void
}

/** What publishing means, why it is done, and the button that makes it binding. */
export function PublishDialog({ title, text, send, content, pending, onSent, onClose }: PublishProps) {
  const { publishing: texts, editor } = textsOf(pwaGuidanceMessages)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)

  async function publish(): Promise<void> {
    setTried(true)
    if (reason.trim() === '') return
    await proposeAct(content, reason.trim())
    for (const { act } of pending) await withdrawAct(act.id)
    await onSent?.()
    toast({ text: texts.sent })
    onClose()
  }

  return (
    <Dialog
      open
      title={title}
      closeLabel={editor.close}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>{editor.cancel}</Button>
          <Button look="primary" onClick={() => void publish()}>{send}</Button>
        </>
      }
    >
      <div class="stack">
        <p>{text}</p>
        <TextArea label={texts.reason} hint={texts.reasonHint} rows={2} maxLength={1000} value={reason} error={isTried && reason.trim() === '' ? texts.reasonMissing : undefined} onInput={setReason} />
      </div>
    </Dialog>
  )
}

/** What is on its way to the relay, or came back from it. */
export function PendingNotices({ pending }: { readonly pending: readonly PendingAct[] }) {
  const { pending: texts } = textsOf(pwaGuidanceMessages)
  const refusals: Readonly<Record<string, string>> = textsOf(pwaActMessages).refusal
  if (pending.length === 0) return null
  return (
    <div class="stack-tight">
      {pending.map(({ act, state, problem }) => (
        <Notice key={act.id} tone={state === 'returned' ? 'attention' : 'plain'} action={<Button look="quiet" onClick={() => void withdrawAct(act.id)}>{texts.withdraw}</Button>}>
          <strong>{actName(act.content)}</strong> <span class="soft">{state === 'returned' ? texts.back : texts.waits}</span>
          {problem !== null && <p>{problem.code === 'stale' ? texts.stale : (refusals[problem.code] ?? problem.message)}</p>}
        </Notice>
      ))}
    </div>
  )
}
