import { popupMessages } from '#shared/message/popup.ts'
import type { Notice } from '../../platform/message.ts'
import { useTask } from '../../platform/useTask.ts'
import { useLocale } from '../../ui/language.ts'
import { FaultLine } from '../fault/index.ts'

/** Says that the notice was seen, or lets it be said. */
export function Acknowledge({ notice }: { readonly notice: Notice }) {
  const messages = popupMessages[useLocale()].notice
  const task = useTask()
  if (notice.acknowledged) return <p class="small quiet">{messages.acknowledged}</p>
  return (
    <>
      <button type="button" class="button primary" disabled={task.isRunning} onClick={() => void task.run({ kind: 'notice/acknowledge', notice: notice.id })}>
        {messages.acknowledge}
      </button>
      <FaultLine fault={task.fault} />
    </>
  )
}
