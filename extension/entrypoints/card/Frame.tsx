import { useRef } from 'preact/hooks'
import { call } from '../../platform/client.ts'
import { useReply } from '../../platform/useReply.ts'
import { LocaleContext, localeOf } from '../../ui/language.ts'
import { Card } from './Card.tsx'
import { Chip } from './Chip.tsx'
import { Unreachable } from './Unreachable.tsx'
import { useReportedSize } from './useReportedSize.ts'

/** In rem: a larger text size makes a wider card. */
const cardWidth = 22.5

/** The frame page: chip, card or nothing, as the background says for this tab. */
export function Frame() {
  const [reply] = useReply({ kind: 'card/state' }, null)
  const box = useRef<HTMLDivElement>(null)
  const state = reply.state === 'here' ? reply.value : null
  const isCard = useRef(false)
  isCard.current = state?.view === 'card'
  useReportedSize(box, (width, height) => {
    // A card fills the frame it has, so its width says nothing: it asks for the full one. A size that cannot be told
    // leaves the frame as it is; the page inside scrolls.
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    void call({ kind: 'card/size', width: isCard.current ? Math.ceil(cardWidth * rem) : width, height }).catch(() => undefined)
  })
  const locale = localeOf(state?.language ?? null)
  return (
    <LocaleContext.Provider value={locale}>
      <main ref={box} class="box">
        {reply.state === 'unreachable' && <Unreachable />}
        {state?.view === 'chip' && <Chip key={state.service.id} state={state} />}
        {state?.view === 'card' && <Card key={state.session} state={state} />}
      </main>
    </LocaleContext.Provider>
  )
}
