import { stepOf, type Step } from './ledger.ts'
import type { Relay } from './relay.ts'
import type { State } from './state.ts'

/** Requests and concerns as the relay has them. They may carry a name and are to be forgotten, so no browser keeps a copy. */
export function createReports({ state, relay }: { readonly state: State; readonly relay: Relay }) {
  async function pull(): Promise<Step> {
    const answer = await relay.reports()
    if (!answer.ok) return stepOf(answer.why)
    // The same list keeps its identity, so that nothing is drawn again.
    if (JSON.stringify(state.reports.value) !== JSON.stringify(answer.value.reports)) state.reports.value = answer.value.reports
    return 'done'
  }
  return { pull }
}
