import { useState } from 'preact/hooks'
import type { CardState } from '../../platform/message.ts'
import { asidePart } from './parts.ts'
import { isPlain } from './plain.ts'

export type AsideKind = 'guidance' | 'request' | 'concern'

export type Aside = {
  /** What stands in place of the question; null: nothing. */
  readonly kind: AsideKind | null
  readonly open: (kind: AsideKind) => void
  readonly close: () => void
  /** True where Escape belongs to what stands there: it puts the policy off, and throws away no words. */
  readonly takesEscape: () => boolean
}

/**
 * What stands in place of the question for a while: the AI policy where it is due, or what the person has opened.
 * @param asks the card asks about a use; only then the policy comes along
 */
export function useAside(state: CardState, asks: boolean): Aside {
  const { guidance } = state
  const [opened, open] = useState<AsideKind | null>(null)
  // Only as the card opens: a question that stands there is not taken away. It then stays until it is read or put off.
  const [hasComeUp, comeUp] = useState(asks && isPlain(state) && guidance?.comesUp === true)
  const kind = opened ?? (asks && hasComeUp ? 'guidance' : null)
  function close(): void {
    if (kind === 'guidance') comeUp(false)
    open(null)
  }
  return {
    kind,
    open(next) {
      // Shown once it is here, so that nothing empty shows.
      void (async () => {
        await asidePart.load()
        open(next)
      })()
    },
    close,
    takesEscape() {
      if (kind === 'guidance') close()
      return kind !== null
    },
  }
}
