import { useEffect, useRef, useState } from 'preact/hooks'
import { call } from '../../platform/client.ts'
import type { Fault } from '../../platform/useTask.ts'

/** How long a deletion can be undone. Nothing is sent to the background before that. */
export const undoFor = 6_000

export type Deletion = {
  readonly isLeaving: (session: string) => boolean
  readonly remove: (session: string) => void
  readonly undo: (session: string) => void
  readonly fault: Fault | null
}

/**
 * Deletes entries a moment later, so that it can be undone. Closing the page ends the moment: what was to be deleted is
 * deleted then.
 */
export function useDeletion(): Deletion {
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set())
  const [fault, setFault] = useState<Fault | null>(null)
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())

  function stay(session: string): void {
    setLeaving((all) => new Set([...all].filter((item) => item !== session)))
  }

  async function execute(session: string): Promise<void> {
    clearTimeout(timers.current.get(session))
    timers.current.delete(session)
    const done = await call({ kind: 'ledger/delete', session }).catch(() => ({ ok: false, reason: 'unreachable' }) as const)
    // Done: the entry goes with the broadcast that follows. Gone already is what was wanted.
    if (done.ok || done.reason === 'gone') return
    setFault(done.reason)
    stay(session)
  }

  useEffect(() => {
    const finish = () => {
      for (const session of timers.current.keys()) void execute(session)
    }
    window.addEventListener('pagehide', finish)
    return () => {
      window.removeEventListener('pagehide', finish)
      finish()
    }
  }, [])

  return {
    isLeaving: (session) => leaving.has(session),
    remove(session) {
      setFault(null)
      setLeaving((all) => new Set([...all, session]))
      timers.current.set(session, setTimeout(() => void execute(session), undoFor))
    },
    undo(session) {
      clearTimeout(timers.current.get(session))
      timers.current.delete(session)
      stay(session)
    },
    fault,
  }
}
