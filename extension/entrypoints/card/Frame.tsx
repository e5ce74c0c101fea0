import { useRef } from 'preact/hooks'
import { TextContext } from '../../feature/text/index.ts'
import { call } from '../../platform/client.ts'
import { useReply } from '../../platform/useReply.ts'
import { localeOf } from '../../ui/language.ts'
import { Card } from './Card.tsx'
import { Chip } from './Chip.tsx'
import { Unreachable } from './Unreachable.tsx'
import { useCardTexts } from './useCardTexts.ts'
import { useReportedSize } from './useReportedSize.ts'

/** In rem: a larger text size makes a wider card. */
const cardWidth = 22.5

/** The frame page: chip, card or nothing, as the background says for this tab. */
export function Frame() {
  const [reply] = useReply({ kind: 'card/state' }, null)
  const box = useRef<HTMLElement>(null)
  const state = reply.state === 'here' ? reply.value : null
  // The browser's language is loaded while the state is on its way; mostly it is the right one.
  const texts = useCardTexts(localeOf(state?.language ?? null))
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
          {state?.view === 'chip' && <Chip key={state.service.id} state={state} />}
          {state?.view === 'card' && <Card key={state.session} state={state} />}
        </TextContext.Provider>
      )}
    </main>
  )
}
