import type { Answer, Memory } from '#shared/declaration/schema.ts'
import type { Justified, RuleView } from '../../platform/ladderMessage.ts'
import { useLoaded } from '../../ui/useLoaded.ts'
import { useTexts } from '../text/index.ts'

/** An answer that waits for a reason. */
export type Unjustified = { readonly answer: Answer; readonly memory: Memory; readonly overridden: boolean; readonly rule: RuleView | null }

type JustifyStepProps = { readonly waiting: Unjustified; readonly saving: boolean; readonly onSave: (waiting: Unjustified, justified: Justified) => void; readonly onBack: () => void }

/** The reason a rule asks for. Rare, so it comes when it is needed. */
export function JustifyStep({ waiting, saving, onSave, onBack }: JustifyStepProps) {
  const { fault } = useTexts().card
  const part = useLoaded(() => import('../rule/index.ts'), true)
  if (part === null) return null
  if (part === 'lost') return <p class="message fault" role="alert">{fault.unreachable}</p>
  return <part.Justify rule={waiting.rule} saving={saving} onSave={(justified) => onSave(waiting, justified)} onBack={onBack} />
}
