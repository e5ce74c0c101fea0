import { useEffect, useRef, useState } from 'preact/hooks'
import { TextContext } from '../../feature/text/index.ts'
import { call } from '../../platform/client.ts'
import { useReply } from '../../platform/useReply.ts'
import { localeOf } from '../../ui/language.ts'
import { Card } from './Card.tsx'
import { Chip } from './Chip.tsx'
import { Unreachable } from './Unreachable.tsx'
import { useCardTexts } from './useCardTexts.ts'
import { useReady } from './useReady.ts'
import { useReportedSize } from './useReportedSize.ts'

/** Told to the window when a click was kept back because the page around covers the frame. */
export const clickKept = 'daybook-click-kept'

/** In rem: a larger text size makes a wider card. */
const cardWidth = 22.5

/** In rem: a frame lower than this has no room for a card. */
const leastHeight = 8

/** The frame page: chip, card or nothing, as the background says for this tab. */
export function Frame() {
  const [reply] = useReply({ kind: 'card/state' }, null)
  const box = useRef<HTMLElement>(null)
  const state = useReady(reply.state === 'here' ? reply.value : null)
  // The browser's language is loaded while the state is on its way; mostly it is the right one.
  const texts = useCardTexts(localeOf(state?.language ?? null))
  const isCovered = useCovered()
  const isCard = useRef(false)
  const hasRoom = useRoom(state?.view === 'card')
  // The page around makes room for a card once nobody is typing; until then the chip stays as it is.
  const view = state?.view === 'card' && !hasRoom ? 'chip' : state?.view
  isCard.current = view === 'card'
  // A chip that stands in for a card takes no size of its own.
  useReportedSize(box, view !== state?.view, (width, height) => {
    // A card fills the frame it has, so its width says nothing: it asks for the full one, and for the height that tells a
    // card. A size that cannot be told leaves the frame as it is; the page inside scrolls.
    const size = isCard.current ? { view: 'card', width: Math.ceil(cardWidth * rem()), height: Math.max(height, Math.ceil(leastHeight * rem())) } as const : { view: 'chip', width, height } as const
    void call({ kind: 'card/size', ...size }).catch(() => undefined)
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
          {state !== null && view === 'chip' && <Chip key={state.service.id} state={state} />}
          {state !== null && view === 'card' && <Card key={state.session} state={state} />}
        </TextContext.Provider>
      )}
    </main>
  )
}

function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}

/** True once the frame was higher than a chip. A card that has begun stays in a window that gets low: it holds what was written. */
function useRoom(isWanted: boolean): boolean {
  const isHigh = () => innerHeight >= leastHeight * rem()
  const [hasRoom, setRoom] = useState(isHigh)
  const hadRoom = useRef(false)
  hadRoom.current = isWanted && (hadRoom.current || hasRoom)
  useEffect(() => {
    const look = () => setRoom(isHigh())
    addEventListener('resize', look)
    // Effects come after the paint: the page around may have made room before anybody listened.
    look()
    return () => removeEventListener('resize', look)
  }, [])
  return hadRoom.current || hasRoom
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
