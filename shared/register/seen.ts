import type { Day, Month } from '#shared/calendar/calendar.ts'
import { entryKey, isSeenEntry } from '#shared/document/schema.ts'
import { logSources, type LogFinding, type LogSource } from '#shared/record/logFinding.ts'
import type { Drafts } from './input.ts'

// Declared and observed side by side. Browsers with the extension declare; logs and lists observe, each with its own
// blind spots. Neither is counted into the other: lines are no people and no sessions.

/** `browsers`: in declarations only. `logs`: in logs only, so nobody has said what for. `nowhere`: decided about, not seen. */
export type SeenIn = 'browsers' | 'logs' | 'both' | 'nowhere'

/** What each source says about a service, in the order of `logSources`. */
export function findingsOf(drafts: Drafts, service: string): LogFinding[] {
  return logSources.flatMap((source) => {
    const entry = drafts.inventory?.get(entryKey.seenInLogs(service, source))
    if (entry === undefined || !isSeenEntry(entry)) return []
    const { editedBy: _by, editedOn: _on, ...finding } = entry
    return [finding]
  })
}

export function seenIn(inBrowsers: boolean, findings: readonly LogFinding[]): SeenIn {
  if (findings.length === 0) return inBrowsers ? 'browsers' : 'nowhere'
  return inBrowsers ? 'both' : 'logs'
}

/** What the imports of one source have shown, over all services. */
export type SourceCoverage = {
  readonly source: LogSource
  readonly services: number
  /** Of these, the ones no browser has declared. */
  readonly logsOnly: number
  readonly firstMonth: Month | null
  readonly lastMonth: Month | null
  readonly importedOn: Day
}

type Seen = { readonly seenIn: SeenIn; readonly logs: readonly LogFinding[] }

/** Every source that has been read, in the order of `logSources`. What it cannot see is in `scanMessages.source`. */
export function coverageOf(services: readonly Seen[]): SourceCoverage[] {
  return logSources.flatMap((source) => {
    const found = services.flatMap((service) => service.logs.filter((finding) => finding.source === source).map((finding) => ({ finding, only: service.seenIn === 'logs' })))
    if (found.length === 0) return []
    const months = found.flatMap(({ finding }) => [finding.firstMonth, finding.lastMonth]).filter((month) => month !== null).sort()
    const days = found.map(({ finding }) => finding.importedOn).sort()
    return [{ source, services: found.length, logsOnly: found.filter(({ only }) => only).length, firstMonth: months[0] ?? null, lastMonth: months.at(-1) ?? null, importedOn: days.at(-1) as Day }]
  })
}
