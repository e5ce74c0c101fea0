import type { Day } from '#shared/calendar/calendar.ts'
import type { LogFinding } from '#shared/record/logFinding.ts'
import type { ScanResult } from './scan.ts'

/**
 * What of a scan may be kept in the inventory: "seen in logs", one finding a service. Vendors without a plain service,
 * candidates and totals stay with the person who read the file.
 *
 * @param importedOn the date of the import
 */
export function findingsOfScan(result: ScanResult, importedOn: Day): LogFinding[] {
  return result.services.map(({ service, confidence, firstMonth, lastMonth, lines, days }) => ({
    service, source: result.source, confidence, firstMonth, lastMonth, lines, days, importedOn,
  }))
}
