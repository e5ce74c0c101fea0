import { expect, it } from 'vitest'
import { exportToCsv } from './csv.ts'

const answer = {
  purpose: 'coding', level: 'confidential', accountType: 'corporate_team', categories: ['source_code', 'credentials'], humanReview: 'always', destination: 'unknown',
  affectsPeople: 'unknown', connectors: [],
}
const entry = { day: '2026-11-20', month: '2026-11', service: 'chatgpt', department: 'finance', answer, source: 'answered', overridden: false }

function csvOf(...entries: readonly unknown[]): string[] {
  return exportToCsv({ json: JSON.stringify({ version: 1, exportedOn: '2026-11-21', entries }) }).split('\r\n')
}

it('writes one line an entry below the names of the columns', () => {
  const [head, line, end] = csvOf(entry)
  expect(head).toBe('day,month,service,department,source,purpose,level,accountType,categories,humanReview,destination,affectsPeople,connectors,overridden')
  expect(line).toBe('2026-11-20,2026-11,chatgpt,finance,answered,coding,confidential,corporate_team,source_code credentials,always,unknown,unknown,,false')
  expect(end).toBe('')
})

it('an entry without an answer has empty columns', () => {
  expect(csvOf({ ...entry, answer: null, source: 'unanswered' })[1]).toBe('2026-11-20,2026-11,chatgpt,finance,unanswered,,,,,,,,,false')
})

it('nothing in it is taken for a formula or breaks the line', () => {
  expect(csvOf({ ...entry, department: '=1+1' })[1]).toContain(",'=1+1,")
  expect(csvOf({ ...entry, department: 'a,"b"' })[1]).toContain(',"a,""b""",')
})
