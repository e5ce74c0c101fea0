import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logSources } from '#shared/record/logFinding.ts'
import { entryFault, entryKey, type SeenEntry } from './schema.ts'

const seen: SeenEntry = {
  service: 'chatgpt', source: 'proxy', confidence: 'host', firstMonth: '2026-09', lastMonth: '2026-11', lines: { from: 10, to: 19 }, days: { from: 2, to: 5 },
  importedOn: '2026-11-21', editedBy: 'member-security', editedOn: '2026-11-21',
}
const key = entryKey.seenInLogs('chatgpt', 'proxy')

describe('an entry "seen in logs"', () => {
  it('is taken under the key of its service and source', () => {
    expect(entryFault('inventory', key, seen)).toBe(null)
    for (const source of logSources) expect(entryFault('inventory', entryKey.seenInLogs('chatgpt', source), { ...seen, source })).toBe(null)
    expect(entryFault('inventory', key, { ...seen, firstMonth: null, lastMonth: null, days: null })).toBe(null)
  })

  it.each<readonly [string, string, object]>([
    ['under another service', entryKey.seenInLogs('claude', 'proxy'), seen],
    ['under another source', entryKey.seenInLogs('chatgpt', 'dns'), seen],
    ['under a source there is not', 'seen/chatgpt/telepathy', { ...seen, source: 'telepathy' }],
    ['with a user', key, { ...seen, user: 'anna@corp.example' }],
    ['with a host', key, { ...seen, host: 'laptop-7.corp.example' }],
    ['with an exact count', key, { ...seen, lines: 17 }],
    ['with a day for a month', key, { ...seen, firstMonth: '2026-09-03' }],
    ['with its last month first', key, { ...seen, firstMonth: '2026-11', lastMonth: '2026-09' }],
    ['with one month only', key, { ...seen, lastMonth: null }],
    ['without its editor', key, { ...seen, editedBy: undefined }],
    ['that is a text', key, { value: 'seen', editedBy: 'member-security', editedOn: '2026-11-21' }],
  ])('is refused %s', (_, under, value) => {
    const fault = entryFault('inventory', under, value)
    expect(fault?.key).toBe(under)
    expect(fault?.fault).not.toContain('anna')
  })

  it('stands in the inventory only, and nothing else stands under its key', () => {
    for (const document of ['procurement', 'risk', 'governance', 'policy'] as const) expect(entryFault(document, key, seen)).not.toBe(null)
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(entryFault('inventory', key, value)).not.toBe(null)
      }),
    )
  })
})
