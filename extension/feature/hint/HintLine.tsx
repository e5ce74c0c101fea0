import type { HintClass } from '#shared/hint/kind.ts'
import { isAbove, suggestionOf } from '#shared/hint/suggest.ts'
import type { Answer } from '#shared/declaration/schema.ts'
import { formatList } from '#shared/message/format.ts'
import { hintMessages } from '#shared/message/hint.ts'
import { Announcer } from '../../ui/Announcer.tsx'
import { useTexts } from '../text/index.ts'

type HintLineProps = {
  readonly looksLike: readonly HintClass[]
  /** The answer the use counts with now. */
  readonly given: Answer | null
  readonly onRemove: () => void
}

/** What was pasted looks like something: a suggestion, and the one tap that takes it away. */
export function HintLine({ looksLike, given, onRemove }: HintLineProps) {
  const { locale, words } = useTexts()
  const messages = hintMessages[locale]
  const suggestion = suggestionOf(looksLike)
  if (suggestion === null) return null
  const kinds = messages.looksLike(formatList(locale, looksLike.map((kind) => messages.kind[kind])))
  const level = messages.suggests(words.level[suggestion.level].label)
  return (
    <section class="hint-line" aria-label={kinds}>
      <p>
        {kinds} <span aria-hidden="true">→</span> <strong>{level}</strong>
      </p>
      {given !== null && isAbove(looksLike, given) && <p class="small">{messages.above(words.level[given.level].label)}</p>}
      <p class="small quiet">{messages.local}</p>
      <button type="button" class="button text small" onClick={onRemove}>
        {messages.remove}
      </button>
      <Announcer text={`${kinds}. ${level}`} />
    </section>
  )
}
