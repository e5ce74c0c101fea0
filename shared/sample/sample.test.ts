import { describe, expect, it } from 'vitest'
import { stampAct } from '#shared/act/ledger.ts'
import { mayBecome, refuseAct, statusOf } from '#shared/act/rules.ts'
import { proposedActSchema, type Act } from '#shared/act/schema.ts'
import { addDays, monthOfWeek } from '#shared/calendar/calendar.ts'
import { cellSchema } from '#shared/cell/schema.ts'
import { lastActs, subjectOf } from '#shared/act/ledger.ts'
import { realCatalogue } from '#test/fixture/catalogueData.ts'
import { sampleActs, sampleDepartments, sampleProposals, sampleRecords, sampleSheets, seededRandom } from './index.ts'

const today = '2026-11-21'
const sheets = sampleSheets(seededRandom(1), today)

it('is the same for the same seed and day', () => expect(sampleSheets(seededRandom(1), today)).toEqual(sheets))

it('covers three months, six departments and about forty services, and nothing after today', () => {
  expect(new Set(sheets.map((sheet) => sheet.month)).size).toBe(3)
  const cells = sheets.flatMap((sheet) => sheet.cells)
  expect(new Set(cells.map((cell) => cell.department)).size).toBe(sampleDepartments.length)
  expect(new Set(cells.map((cell) => cell.service)).size).toBeGreaterThanOrEqual(38)
  expect(cells.every((cell) => cell.week <= '2026-W47')).toBe(true)
})

it('speaks of services the catalogue knows, in cells, acts and drafts', async () => {
  const { catalogue } = await realCatalogue()
  const acts = sampleActs.map((item) => item.content(() => today)).flatMap((content) => ('service' in content && content.service !== null ? [content.service] : []))
  const drafts = [...sampleRecords, ...sampleProposals].map(({ service }) => service)
  const named = new Set([...sheets.flatMap(({ cells }) => cells.map(({ service }) => service)), ...acts, ...drafts])
  expect([...named].filter((service) => catalogue.serviceById(service) === undefined)).toEqual([])
})

it('every cell is a valid one of its sheet', () => {
  for (const sheet of sheets) {
    for (const cell of sheet.cells) {
      expect(cellSchema.safeParse(cell).error?.issues).toBe(undefined)
      expect(monthOfWeek(cell.week)).toBe(sheet.month)
    }
  }
})

it('says of questions what its sessions have room for, and enough for a report', () => {
  const total = { asked: 0, left: 0, reasons: 0 }
  for (const { cells, asks, justified = [] } of sheets) {
    const answered = cells.filter((cell) => cell.level !== 'unknown').reduce((sum, cell) => sum + cell.sessions, 0)
    const silent = cells.filter((cell) => cell.level === 'unknown').reduce((sum, cell) => sum + cell.sessions, 0)
    const left = (asks?.ignored ?? 0) + (asks?.ignoredAgain ?? 0)
    const told = (asks?.answered ?? 0) + (asks?.answeredLater ?? 0)
    expect(told).toBeLessThanOrEqual(answered)
    expect(left).toBeLessThanOrEqual(silent)
    total.asked += told + left
    total.left += left
    total.reasons += justified.length
  }
  expect(total.left / total.asked).toBeGreaterThan(0.2)
  expect(total.left / total.asked).toBeLessThan(0.5)
  expect(total.reasons).toBeGreaterThan(100)
})

describe('its acts', () => {
  it('would all have been accepted, one after the other', async () => {
    const acts: Act[] = []
    for (const item of sampleActs) {
      const content = item.content((count) => addDays(today, count))
      const last = lastActs(acts).get(subjectOf(content)) ?? null
      const proposed = proposedActSchema.parse({ version: 1, id: crypto.randomUUID(), basedOn: last?.number ?? 0, reason: item.reason, content })
      const member = { id: `member-${item.by}`, name: item.by, role: item.by } as const
      // The sample's own first act is made by the relay, which alone may mark a workspace as sample.
      const refusal = refuseAct(proposed, { member, mode: 'sample', last, lastEditor: null, today: addDays(today, -item.daysAgo), acceptable: () => true, hostServices: [] })
      expect([content, refusal]).toEqual([content, null])
      if (content.kind === 'decide-service') expect(mayBecome(statusOf(last), content.status)).toBe(true)
      acts.push(await stampAct(crypto.subtle, proposed, { number: acts.length + 1, at: `${addDays(today, -item.daysAgo)}T09:00:00Z`, by: member, samePerson: false, previous: acts.at(-1)?.hash ?? '' }))
    }
  })
})
