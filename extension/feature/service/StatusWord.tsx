import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import type { ServiceStatus } from '#shared/taxonomy/schema.ts'
import { useLocale } from '../../ui/language.ts'
import { StatusMark, type Tone } from '../../ui/StatusMark.tsx'

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
  const locale = useLocale()
  return (
    <span class={`status ${tones[status]}`}>
      <StatusMark tone={tones[status]} />
      {taxonomyMessages[locale].status[status].label}
    </span>
  )
}
