import { problemSchema } from '#shared/protocol/http.ts'
import type { SyncFault } from '#extension/ledger/index.ts'
import type { Reply } from './transport.ts'

/** What a refusal of the relay means for the person, with the relay's own sentence where it gave one. */
export function faultOf({ status, text }: Reply): SyncFault {
  const detail = sentenceOf(text)
  if (status === 0) return { code: 'offline', detail: null }
  if (status === 401 || status === 403) return { code: 'enrolment', detail }
  if (status === 507) return { code: 'relay-full', detail }
  if (status === 429 || status >= 500) return { code: 'relay', detail }
  return { code: 'refused', detail }
}

function sentenceOf(text: string): string | null {
  try {
    const problem = problemSchema.safeParse(JSON.parse(text))
    return problem.success ? [problem.data.message, problem.data.fix].filter((part) => part !== undefined).join(' ') : null
  } catch {
    // Not from our relay (a proxy's error page): there is no sentence to show.
    return null
  }
}
