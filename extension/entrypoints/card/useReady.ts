import { useEffect, useRef, useState } from 'preact/hooks'
import type { CardState } from '../../platform/message.ts'
import { partsOf } from './parts.ts'

/** The latest state of which everything that shows at once is here: until then the one before stays, so that nothing shows empty. */
export function useReady(state: CardState | null): CardState | null {
  const shown = useRef<CardState | null>(null)
  const [, render] = useState(0)
  const missing = state === null ? [] : partsOf(state).filter((part) => part.now() === null)
  if (missing.length === 0) shown.current = state
  useEffect(() => {
    if (missing.length > 0) void Promise.all(missing.map((part) => part.load())).then(() => render((times) => times + 1))
  }, [state])
  return shown.current
}
