import type { Answer } from '#shared/declaration/schema.ts'
import { AgainIcon } from '../../ui/icons.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { useTexts } from '../text/index.ts'
import { answerInWords } from './words.ts'

type AgainProps = {
  readonly answer: Answer
  /** What a press leads to: saves, asks about the data first, or is not allowed any more. */
  readonly leadsTo: 'save' | 'data' | 'refusal'
  /** What a press that saves says, such as "save · today". */
  readonly saveWords: string
  readonly disabled: boolean
  readonly onPress: () => void
}

/** The answer of last time, in one tap. */
export function Again({ answer, leadsTo, saveWords, disabled, onPress }: AgainProps) {
  const { card, words } = useTexts()
  const messages = card.question
  const outcome = { save: saveWords, data: messages.levelNext, refusal: <><StatusMark tone="stop" /> {messages.notAllowed}</> }[leadsTo]
  return (
    <button type="button" class={leadsTo === 'refusal' ? 'option again refused' : 'option again'} disabled={disabled} onClick={onPress}>
      <AgainIcon />
      <span class="what">
        <strong>{messages.again}</strong>
        <span class="outcome small">{outcome}</span>
        <span class="hint small quiet">{answerInWords(words, answer)}</span>
      </span>
    </button>
  )
}
