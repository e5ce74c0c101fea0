import { localDay, sheetMonthOfDay } from '#shared/calendar/calendar.ts'
import { bandOf } from '#shared/fold/band.ts'
import type { WorkspaceState } from '#shared/protocol/http.ts'
import type { Band } from '#shared/table/schema.ts'
import type { Ledger } from '#relay/act/ledger.ts'
import type { Store } from '#relay/store/store.ts'

export type WorkspaceView = () => Promise<WorkspaceState>

/** What members see of the workspace as a whole. */
export function createWorkspaceView(store: Store, ledger: Ledger, epoch: () => string, clock: () => Date): WorkspaceView {
  return async () => {
    const { name, mode, k, departments } = ledger.workspace()
    const month = sheetMonthOfDay(localDay(clock()))
    return { name, mode, k, departments: [...departments], epoch: epoch(), reporting: { month, browsers: reportingBand(await store.sheetCount(month), k) } }
  }
}

/** Whether there are k browsers yet, and then the scale of the published tables. */
export function reportingBand(count: number, k: number): Band {
  return count < k ? { from: 0, to: Math.max(0, k - 1) } : bandOf(count, k)
}
