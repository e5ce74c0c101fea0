import type { Memory } from '#shared/declaration/schema.ts'
import { ChooseOne } from '../../ui/Choices.tsx'
import { useTexts } from '../text/index.ts'

const memories: readonly Memory[] = ['tab', 'today', '30_days']

type MemoryChoiceProps = { readonly value: Memory; readonly onChoose: (memory: Memory) => void }

/** How long the answer is remembered. What is chosen here is what the saving buttons say. */
export function MemoryChoice({ value, onChoose }: MemoryChoiceProps) {
  const messages = useTexts().card
  const choices = memories.map((id) => ({ id, label: messages.memory[id], hint: messages.memoryHint[id] }))
  return (
    <div class="memory">
      <ChooseOne legend={messages.question.remember} choices={choices} value={value} onChoose={onChoose} look="segments" />
    </div>
  )
}
