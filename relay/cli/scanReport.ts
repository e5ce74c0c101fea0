import type { Catalogue } from '#shared/catalogue/index.ts'
import type { ScanResult } from '#shared/exchange/scan/index.ts'
import { formatList, formatNumber, plural } from '#shared/message/format.ts'
import { bandText, faultText, monthText, scanMessages } from '#shared/message/scan.ts'

const messages = scanMessages.en
const number = (value: number) => formatNumber('en', value)
const hostCount = (count: number) => plural('en', count, messages.hostWord)
const lineCount = (count: number) => plural('en', count, messages.lineWord)

/** The result of a scan for a person at a terminal: a table of services, then what else there is to know. */
export function scanReport(result: ScanResult, catalogue: Catalogue): string {
  const { totals, lines, k } = result
  const parts = [
    messages.read(lineCount(lines.read), messages.source[result.source].name),
    messages.totals(number(totals.matched), number(totals.knownNotAi), number(totals.looksLikeAi), number(totals.notAi)),
    '',
    ...services(result, catalogue),
    ...candidates(result),
    ...(result.namesLikeAi > 0 ? [messages.namesLikeAi(lineCount(result.namesLikeAi))] : []),
    ...result.faults.map(({ fault, lines, firstLines }) => faultText('en', fault, lines, firstLines)),
    ...(result.unnamed > 0 ? [messages.unnamed(lineCount(result.unnamed))] : []),
    ...(lines.undated > 0 && result.dates !== 'none' ? [messages.undated(lineCount(lines.undated))] : []),
    ...(result.dates === 'twoWays' ? [messages.twoWays] : []),
    messages.linesAreNotPeople(number(k)),
    `${messages.cannotSee}: ${messages.source[result.source].cannotSee}`,
  ]
  return `${parts.join('\n')}\n`
}

function services({ services, vendors, k }: ScanResult, catalogue: Catalogue): string[] {
  if (services.length + vendors.length === 0) return [messages.noService, '']
  const { table } = messages
  const months = (first: string | null, last: string | null) => [monthText('en', first), monthText('en', last)]
  const days = (band: ScanResult['services'][number]['days']) => (band === null ? '–' : bandText('en', band))
  return [
    ...columns([
      [table.service, table.vendor, table.status, table.first, table.last, table.lines, table.days, table.seenBy],
      ...services.map((row) => {
        const facts = catalogue.serviceById(row.service)
        return [facts?.name ?? row.service, facts?.vendor ?? '', messages.unknownStatus, ...months(row.firstMonth, row.lastMonth), bandText('en', row.lines, k), days(row.days), messages.confidence[row.confidence]]
      }),
      ...vendors.map((row) => ['–', messages.severalServices(row.vendor), messages.unknownStatus, ...months(row.firstMonth, row.lastMonth), bandText('en', row.lines, k), days(row.days), messages.confidence.name]),
    ]),
    '',
  ]
}

function candidates({ candidates, moreCandidates, k }: ScanResult): string[] {
  if (candidates.length + moreCandidates.few === 0) return []
  const { table } = messages
  return [
    ...(candidates.length === 0 ? [] : [messages.candidates, ...columns([[table.host, table.lines, table.why], ...candidates.map(({ host, lines, signs }) => [host, bandText('en', lines, k), formatList('en', signs.map((sign) => messages.sign[sign]))])])]),
    ...(moreCandidates.beyond > 0 ? [messages.beyondCandidates(hostCount(moreCandidates.beyond))] : []),
    ...(moreCandidates.few > 0 ? [messages.fewCandidates(hostCount(moreCandidates.few), number(k))] : []),
    ...(moreCandidates.uncounted ? [messages.uncounted] : []),
    '',
  ]
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd())
}
