import type { ServiceStatus } from '#shared/taxonomy/schema.ts'
import { StatusMark, type Tone } from '../../ui/StatusMark.tsx'
import { useTexts } from '../text/index.ts'

const tones: Record<ServiceStatus, Tone> = {
  detected: 'open',
  under_review: 'open-active',
  approved: 'good',
  approved_with_conditions: 'good-in-part',
  prohibited: 'stop',
  retired: 'past',
  dismissed: 'past',
}

/** Shape and colour of a status. */
export function statusTone(status: ServiceStatus): Tone {
  return tones[status]
}

/** A status as shape, colour and word. */
export function StatusWord({ status }: { readonly status: ServiceStatus }) {
  const { words } = useTexts()
  return (
    <span class={`status ${tones[status]}`}>
      <StatusMark tone={tones[status]} />
      {words.status[status].label}
    </span>
  )
}
