import { useLoaded } from '../../ui/useLoaded.ts'
import { useTexts } from '../../feature/text/index.ts'
import type { CardState } from '../../platform/message.ts'

type ReadStepProps = {
  readonly state: CardState
  readonly onFault: (reason: 'storage' | 'gone' | 'notice' | 'private' | 'unreachable') => void
}

/** The text of a rule, to be acknowledged. Rare, so it comes when it is needed. */
export function ReadStep({ state: { toRead }, onFault }: ReadStepProps) {
  const { fault } = useTexts().card
  const part = useLoaded(() => import('../../feature/rule/index.ts'), true)
  if (part === null || toRead === null) return null
  if (part === 'lost') return <p class="message fault" role="alert">{fault.unreachable}</p>
  return <part.ReadRule view={toRead} onFault={onFault} />
}
