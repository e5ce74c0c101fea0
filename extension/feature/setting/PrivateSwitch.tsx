import { popupMessages } from '#shared/message/popup.ts'
import { useTask } from '../../platform/useTask.ts'
import { useLocale } from '../../ui/language.ts'
import { FaultLine } from '../fault/index.ts'

/** Nothing is recorded and nothing asked while it is on. No reason is asked for. */
export function PrivateSwitch({ isOn }: { readonly isOn: boolean }) {
  const messages = popupMessages[useLocale()].private
  const task = useTask()
  return (
    <>
      <button type="button" class="switch" role="switch" aria-checked={isOn} disabled={task.isRunning} onClick={() => void task.run({ kind: 'private/set', on: !isOn })}>
        <span class="track" aria-hidden="true" />
        {messages.label}
      </button>
      <FaultLine fault={task.fault} />
    </>
  )
}
