import type { z } from 'zod/mini'
import type { exportSchema, LedgerExport } from '../../platform/ledgerMessage.ts'

type Exported = z.infer<typeof exportSchema>
type Entry = Exported['entries'][number]

const columns = ['day', 'month', 'service', 'department', 'source', 'purpose', 'level', 'accountType', 'categories', 'humanReview', 'destination', 'affectsPeople', 'connectors', 'overridden'] as const

/** The exported ledger as CSV (RFC 4180: commas, CRLF, quotes doubled), one line an entry; lists are joined with spaces. */
export function exportToCsv({ json }: Pick<LedgerExport, 'json'>): string {
  const { entries } = JSON.parse(json) as Exported
  const lines = [columns.join(','), ...entries.map((entry) => columns.map((column) => quoted(valueOf(entry, column))).join(','))]
  return lines.map((line) => `${line}\r\n`).join('')
}

function valueOf(entry: Entry, column: (typeof columns)[number]): string {
  if (column in entry) return String(entry[column as keyof Entry])
  if (entry.answer === null) return ''
  const value = entry.answer[column as keyof NonNullable<Entry['answer']>]
  return typeof value === 'string' ? value : value.join(' ')
}

/** A text a spreadsheet would take for a formula gets an apostrophe in front. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
