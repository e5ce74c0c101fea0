import type { LedgerEntry } from '../../platform/ledgerMessage.ts'

export type EntryFilter = {
  readonly service: string | null
  readonly month: string | null
  readonly state: LedgerEntry['source'] | 'overridden' | null
}

export const noFilter: EntryFilter = { service: null, month: null, state: null }

/** The entries that meet every part of the filter that is set. */
export function filterEntries(entries: readonly LedgerEntry[], { service, month, state }: EntryFilter): LedgerEntry[] {
  return entries.filter(
    (entry) =>
      (service === null || entry.service.id === service) &&
      (month === null || entry.day.startsWith(month)) &&
      (state === null || (state === 'overridden' ? entry.overridden : entry.source === state)),
  )
}
