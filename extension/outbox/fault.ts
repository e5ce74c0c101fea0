import { problemSchema, type Problem } from '#shared/protocol/http.ts'
import type { SyncFault } from '#extension/ledger/index.ts'
import type { Reply } from './transport.ts'

/** What a refusal of the relay means for the person, with the relay's own sentence where it gave one. */
export function faultOf(reply: Reply): SyncFault {
  const { status } = reply
  if (status === 0) return { code: 'offline', detail: null }
  const problem = problemOf(reply)
  const detail = problem === null ? null : [problem.message, problem.fix].filter((part) => part !== undefined).join(' ')
  if (status === 401 || status === 403) return { code: 'enrolment', detail }
  if (status === 507) return { code: 'relay-full', detail }
  if (status === 408 || status === 429 || status >= 500) return { code: 'relay', detail }
  return { code: problem?.code === 'clock' ? 'clock' : 'refused', detail }
}

/**
 * The relay's own refusal, or null. Only it says something about what was sent: a balancer that answers 408 or 409 by
 * itself may do so after the relay has stored the sheet.
 */
export function problemOf({ text }: Pick<Reply, 'text'>): Problem | null {
  try {
    return problemSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    // Not from our relay (a proxy's error page): nothing is known.
    return null
  }
}
