import { askMessages } from '#shared/message/ask.ts'
import type { HomeState } from '../../platform/message.ts'
import { useTask } from '../../platform/useTask.ts'
import { useLocale } from '../../ui/language.ts'
import { FaultLine } from '../fault/index.ts'

/** That Daybook asks less, why, and the way back. Nothing while it asks as usual. */
export function QuietingLine({ quieting }: { readonly quieting: HomeState['quieting'] }) {
  const messages = askMessages[useLocale()].quieting
  const task = useTask()
  if (quieting === 'usual') return null
  return (
    <div class="message small">
      <p>
        {messages[quieting]} {messages.ends}
      </p>
      <p class="row-actions">
        <button type="button" class="button small" disabled={task.isRunning} onClick={() => void task.run({ kind: 'questions/as-usual' })}>
          {messages.again}
        </button>
      </p>
      <FaultLine fault={task.fault} />
    </div>
  )
}
