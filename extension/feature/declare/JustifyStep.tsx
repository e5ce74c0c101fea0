import type { Answer, Memory } from '#shared/declaration/schema.ts'
import type { Justified, RuleView } from '../../platform/ladderMessage.ts'
import { useLazy } from '../../ui/lazy.ts'
import { useTexts } from '../text/index.ts'
import { rulePart } from './parts.ts'

/** An answer that waits for a reason. */
export type Unjustified = { readonly answer: Answer; readonly memory: Memory; readonly overridden: boolean; readonly rule: RuleView | null }

type JustifyStepProps = { readonly waiting: Unjustified; readonly saving: boolean; readonly onSave: (waiting: Unjustified, justified: Justified) => void; readonly onBack: () => void }

/** The reason a rule asks for. */
export function JustifyStep({ waiting, saving, onSave, onBack }: JustifyStepProps) {
  const { fault } = useTexts().card
  const part = useLazy(rulePart)
  if (part === null) return null
  if (part === 'lost') return <p class="message fault" role="alert">{fault.unreachable}</p>
  return <part.Justify rule={waiting.rule} saving={saving} onSave={(justified) => onSave(waiting, justified)} onBack={onBack} />
}
