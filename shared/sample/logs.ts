import { addMonths, type Day } from '#shared/calendar/calendar.ts'
import type { LogConfidence, LogFinding, LogSource } from '#shared/record/logFinding.ts'
import type { Band } from '#shared/table/schema.ts'

type Seen = readonly [service: string, confidence: LogConfidence, monthsAgo: number, lines: Band, days: Band | null]

const few: Band = { from: 1, to: 9 }
const tens: Band = { from: 20, to: 49 }
const hundreds: Band = { from: 250, to: 499 }
const thousands: Band = { from: 2_500, to: 4_999 }
const someDays: Band = { from: 2, to: 5 }
const manyDays: Band = { from: 6, to: 20 }
const mostDays: Band = { from: 21, to: 60 }

/** One quarter of a proxy log, one month of DNS, a list of applications and one of expenses: some of it declared, some not. */
const seen: Partial<Record<LogSource, readonly Seen[]>> = {
  proxy: [
    ['chatgpt', 'route', 2, thousands, mostDays],
    ['claude', 'route', 2, hundreds, mostDays],
    ['gemini', 'host', 2, hundreds, mostDays],
    ['github-copilot', 'route', 2, thousands, mostDays],
    ['deepl', 'host', 2, hundreds, mostDays],
    ['character-ai', 'host', 1, tens, someDays],
  ],
  dns: [
    ['chatgpt', 'host', 0, thousands, manyDays],
    ['cursor', 'host', 0, hundreds, manyDays],
    ['anthropic-api', 'host', 0, hundreds, manyDays],
    ['windsurf', 'host', 0, tens, someDays],
  ],
  apps: [['fireflies', 'name', 1, few, null]],
  expenses: [
    ['midjourney', 'name', 2, few, someDays],
    ['descript', 'name', 1, few, someDays],
  ],
}

/** What imported logs say in the sample: services in logs only, and services that browsers declare as well. */
export function sampleFindings(today: Day): LogFinding[] {
  const month = today.slice(0, 7)
  return Object.entries(seen).flatMap(([source, services]) =>
    services.map(([service, confidence, monthsAgo, lines, days]): LogFinding => ({
      service, source: source as LogSource, confidence, firstMonth: addMonths(month, -monthsAgo), lastMonth: month, lines, days, importedOn: today,
    })),
  )
}
