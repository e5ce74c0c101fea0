import type { ServicePolicy } from '#shared/policy/schema.ts'
import { levels } from '#shared/taxonomy/lists.ts'
import type { Level } from '#shared/taxonomy/schema.ts'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { useArrowKeys } from '../../ui/useArrowKeys.ts'
import { useTexts } from '../text/index.ts'
import { levelOutlook, type Draft } from './draft.ts'

type LevelStepProps = {
  readonly draft: Draft
  readonly policy: ServicePolicy | null
  /** The level that what was pasted suggests. */
  readonly suggested: Level | null
  /** What a level that saves at once says on its right, such as "save · today". */
  readonly saveWords: string
  readonly saveName: string
  readonly disabled: boolean
  readonly onChoose: (level: Level) => void
}

/** The second question. Each level is a button that says beforehand what pressing it does: save, ask more, or refuse. */
export function LevelStep({ draft, policy, suggested, saveWords, saveName, disabled, onChoose }: LevelStepProps) {
  const { card: messages, words: allWords } = useTexts()
  const group = useArrowKeys<HTMLElement>()
  const words = allWords.level
  const outcome = {
    saves: { name: saveName, shown: saveWords },
    'asks-more': { name: '', shown: '' },
    refused: { name: messages.question.notAllowed, shown: <><StatusMark tone="stop" /> {messages.question.notAllowed}</> },
    'needs-account': { name: messages.question.dependsOnAccount, shown: messages.question.dependsOnAccount },
  }
  return (
    <section ref={group} class="group" aria-label={messages.question.level}>
      <h2 class="legend">{messages.question.level}</h2>
      <div class="levels">
        {levels.map((level, index) => {
          const outlook = levelOutlook(draft, policy, level)
          return (
            <button
              key={level}
              type="button"
              class={`option level ${outlook}${level === suggested ? ' suggested' : ''}`}
              data-level={level}
              disabled={disabled}
              aria-pressed={draft.level === level}
              aria-keyshortcuts={String(index + 1)}
              title={words[level].examples}
              onClick={() => onChoose(level)}
            >
              <kbd aria-hidden="true">{index + 1}</kbd>
              <span class="what">
                <strong>
                  {words[level].label}
                  {level === suggested && <span class="mark small"> {messages.question.suggested}</span>}
                </strong>
                <span class="outcome small">{outcome[outlook].shown}</span>
                <span class="hint small quiet">{words[level].hint}</span>
              </span>
            </button>
          )
        })}
      </div>
    </section>
  )
}
