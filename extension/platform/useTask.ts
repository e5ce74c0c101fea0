import { useState } from 'preact/hooks'
import { call } from './client.ts'
import type { Done, Request } from './message.ts'

export type Fault = Extract<Done, { ok: false }>['reason'] | 'not-allowed' | 'unreachable'

/** Requests whose reply says only whether it was done. */
type Order = Extract<
  Request,
  { kind: 'session/decline' | 'notice/acknowledge' | 'department/choose' | 'language/choose' | 'ledger/delete' | 'ledger/delete-all' | 'remembered/revoke' | 'private/set' | 'inbox/clear' | 'report/delete' | 'questions/as-usual' }
>

export type Task = {
  readonly isRunning: boolean
  readonly fault: Fault | null
  /** Sends an order; true when the background says it is done. Otherwise `fault` says why. */
  readonly run: (order: Order) => Promise<boolean>
  readonly fail: (fault: Fault | null) => void
}

/** Sends orders to the background and keeps what went wrong, to be shown. */
export function useTask(): Task {
  const [isRunning, setRunning] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  async function run(order: Order): Promise<boolean> {
    setRunning(true)
    setFault(null)
    const done: Done | { ok: false; reason: 'unreachable' } = await call(order).catch(() => ({ ok: false, reason: 'unreachable' }) as const)
    setRunning(false)
    if (!done.ok) setFault(done.reason)
    return done.ok
  }
  return { isRunning, fault, run, fail: setFault }
}
