import { useEffect, useRef, useState } from 'preact/hooks'
import { TextContext } from '../../feature/text/index.ts'
import { call } from '../../platform/client.ts'
import { useReply } from '../../platform/useReply.ts'
import { localeOf } from '../../ui/language.ts'
import { Card } from './Card.tsx'
import { Chip } from './Chip.tsx'
import { Unreachable } from './Unreachable.tsx'
import { useCardTexts } from './useCardTexts.ts'
import { useReportedSize } from './useReportedSize.ts'

/** Told to the window when a click was kept back because the page around covers the frame. */
export const clickKept = 'daybook-click-kept'

/** In rem: a larger text size makes a wider card. */
const cardWidth = 22.5

/** The frame page: chip, card or nothing, as the background says for this tab. */
export function Frame() {
  const [reply] = useReply({ kind: 'card/state' }, null)
  const box = useRef<HTMLElement>(null)
  const state = reply.state === 'here' ? reply.value : null
  // The browser's language is loaded while the state is on its way; mostly it is the right one.
  const texts = useCardTexts(localeOf(state?.language ?? null))
  const isCovered = useCovered()
  const isCard = useRef(false)
  isCard.current = state?.view === 'card'
  useReportedSize(box, (width, height) => {
    // A card fills the frame it has, so its width says nothing: it asks for the full one. A size that cannot be told
    // leaves the frame as it is; the page inside scrolls.
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    void call({ kind: 'card/size', width: isCard.current ? Math.ceil(cardWidth * rem) : width, height }).catch(() => undefined)
  })
  return (
    <main ref={box} class="box">
      {texts !== null && (
        <TextContext.Provider value={texts}>
          {reply.state === 'unreachable' && <Unreachable />}
          {isCovered && (
            <p class="message fault" role="alert">
              {texts.card.fault.covered}
            </p>
          )}
          {state?.view === 'chip' && <Chip key={state.service.id} state={state} />}
          {state?.view === 'card' && <Card key={state.session} state={state} />}
        </TextContext.Provider>
      )}
    </main>
  )
}

/** True for some seconds after a click was kept back. */
function useCovered(): boolean {
  const [times, cover] = useState(0)
  const [isShown, show] = useState(false)
  useEffect(() => {
    const hear = () => cover((before) => before + 1)
    addEventListener(clickKept, hear)
    return () => removeEventListener(clickKept, hear)
  }, [])
  useEffect(() => {
    if (times === 0) return
    show(true)
    const timer = setTimeout(() => show(false), 6_000)
    return () => clearTimeout(timer)
  }, [times])
  return isShown
}
