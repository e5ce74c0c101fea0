import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { call, onChanged } from './client.ts'
import type { ReplyOf, Request } from './message.ts'

export type Reply<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'here'; readonly value: T }
  /** The background does not answer: the extension was updated, removed or is broken. */
  | { readonly state: 'unreachable' }

/**
 * The reply to a request, asked for again after every change the background tells of.
 * @param tab the page's own tab, null for every tab
 * @returns the reply, and a function that asks again at once
 */
export function useReply<R extends Request>(request: R, tab: number | null): [Reply<ReplyOf[R['kind']]>, () => Promise<void>] {
  const [reply, setReply] = useState<Reply<ReplyOf[R['kind']]>>({ state: 'waiting' })
  const latest = useRef(0)
  const text = JSON.stringify(request)

  const ask = useCallback(async () => {
    // Replies may overtake each other: only the last question counts.
    const turn = ++latest.current
    const next = await call(JSON.parse(text) as R).then(
      (value) => ({ state: 'here', value }) as const,
      () => ({ state: 'unreachable' }) as const,
    )
    if (turn === latest.current) setReply(next)
  }, [text])

  useEffect(() => {
    void ask()
    return onChanged(tab, () => void ask())
  }, [ask, tab])

  return [reply, ask]
}
