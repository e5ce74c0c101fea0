import { useState } from 'preact/hooks'
import { popupMessages } from '#shared/message/popup.ts'
import { useTask } from '../../platform/useTask.ts'
import { useLocale } from '../../ui/language.ts'
import { FaultLine } from '../fault/index.ts'

/** Deletes the whole ledger. The only thing here that cannot be undone, so the only one that asks twice. */
export function RemoveAll() {
  const messages = popupMessages[useLocale()].removeAll
  const [step, setStep] = useState<'closed' | 'asking' | 'done'>('closed')
  const task = useTask()
  async function removeAll(): Promise<void> {
    if (await task.run({ kind: 'ledger/delete-all' })) setStep('done')
  }
  return (
    <section aria-labelledby="remove-title">
      <h2 id="remove-title">{messages.title}</h2>
      <p class="quiet">{messages.what}</p>
      {step === 'asking' ? (
        <p class="row-actions">
          <button type="button" class="button" onClick={() => setStep('closed')}>
            {messages.keep}
          </button>
          <button type="button" class="button stop" disabled={task.isRunning} onClick={() => void removeAll()}>
            {messages.confirm}
          </button>
        </p>
      ) : (
        <button type="button" class="button stop" onClick={() => setStep('asking')}>
          {messages.open}
        </button>
      )}
      <output>{step === 'done' && messages.done}</output>
      <FaultLine fault={task.fault} />
    </section>
  )
}
