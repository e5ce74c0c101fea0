import { useEffect, useState } from 'preact/hooks'
import { answerInWords, type Saved } from '../../feature/declare/index.ts'
import { useTexts } from '../../feature/text/index.ts'
import { TickIcon } from '../../ui/icons.tsx'

/** How long a saved answer stays in view, to be changed. Stops while somebody points at it or is in it. */
const stay = 6_000

type SavedStepProps = { readonly saved: Saved; readonly enrolled: boolean; readonly onChange: () => void; readonly onDone: () => void }

/** Shown only once the background has said that the answer is stored. */
export function SavedStep({ saved, enrolled, onChange, onDone }: SavedStepProps) {
  const { card, words } = useTexts()
  const messages = card.saved
  const [isHeld, hold] = useState(false)

  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(onDone, stay)
    return () => clearTimeout(timer)
  }, [isHeld])

  return (
    <section class="saved" onPointerEnter={() => hold(true)} onPointerLeave={() => hold(false)} onFocusIn={() => hold(true)} onFocusOut={() => hold(false)}>
      <output>
        <TickIcon />
        <strong>{saved.counted ? messages.title : messages.ahead}</strong>
      </output>
      <p class="fact">
        <span>{answerInWords(words, saved.answer)}</span>
        <button type="button" class="button text small" onClick={onChange}>
          {messages.change}
        </button>
      </p>
      {saved.verdict === 'not-allowed' && <p class="small quiet">{messages.override}</p>}
      {!enrolled && <p class="small quiet">{messages.notEnrolled}</p>}
    </section>
  )
}
