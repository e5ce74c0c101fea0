import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Act, ActContentOf } from '#shared/act/schema.ts'
import { actContentSchema } from '#shared/act/schema.ts'
import type { Candidate } from '#shared/catalogue/candidate.ts'
import type { TableOf } from '#shared/table/schema.ts'
import { findServices, readFields, settledHosts, startFields, unknownHosts, type SettleFields } from './state.ts'

const table = (period: string, ...candidates: Candidate[]): TableOf<'presence'> => ({ version: 1, issue: 1, k: 5, rules: 'x', kind: 'presence', period, rows: [], ...(candidates.length === 0 ? {} : { candidates }) })
let number = 0
const act = (content: ActContentOf<'settle-candidate'>): Act => ({
  version: 1, id: crypto.randomUUID(), basedOn: 0, reason: 'Seen', content, number: ++number, at: '2026-11-21T10:00:00.000Z', by: { id: 'member-1', name: 'A', role: 'security' }, samePerson: false, previous: '', hash: 'x',
})
const dismiss = (host: string) => act({ kind: 'settle-candidate', outcome: 'dismiss', host })
const reopen = (host: string) => act({ kind: 'settle-candidate', outcome: 'reopen', host })

describe('the queue', () => {
  const presence = [
    table('2026-11', { host: 'a.io', evidence: ['stream', 'gesture'] }, { host: 'b.io', evidence: ['stream', 'path'] }),
    table('2026-09', { host: 'a.io', evidence: ['stream', 'path'] }, { host: 'c.io', evidence: ['stream', 'path', 'api'] }),
    table('2026-10'),
  ]
  it('has each host once, with all that speaks for it and the months, the surest and latest first', () => {
    expect(unknownHosts(presence, [])).toEqual([
      { host: 'a.io', evidence: ['stream', 'path', 'gesture'], confidence: 'likely', months: { first: '2026-09', last: '2026-11' } },
      { host: 'c.io', evidence: ['stream', 'path', 'api'], confidence: 'likely', months: { first: '2026-09', last: '2026-09' } },
      { host: 'b.io', evidence: ['stream', 'path'], confidence: 'possible', months: { first: '2026-11', last: '2026-11' } },
    ])
  })
  it('leaves out what was settled, until it is opened again', () => {
    const settled = [dismiss('a.io'), dismiss('c.io')]
    expect(unknownHosts(presence, settled).map(({ host }) => host)).toEqual(['b.io'])
    expect(settledHosts(settled).map(({ content }) => content.host)).toEqual(['c.io', 'a.io'])
    const again = [...settled, reopen('a.io')]
    expect(unknownHosts(presence, again).map(({ host }) => host)).toEqual(['a.io', 'b.io'])
    expect(settledHosts(again).map(({ content }) => content.host)).toEqual(['c.io'])
    // Browsers have left it out of their sheets meanwhile.
    expect(unknownHosts([], again)).toEqual([{ host: 'a.io', evidence: [], confidence: 'possible', months: null }])
  })
})

describe('the form', () => {
  const fields: SettleFields = { host: 'new-chat.io', outcome: 'confirm', name: ' New ', vendor: 'New Inc', category: 'legal', service: 'chatgpt', reason: ' Used by legal ' }
  const unknown = () => []
  it.each<[Partial<SettleFields>, object]>([
    [{}, { ok: true, reason: 'Used by legal', content: { kind: 'settle-candidate', outcome: 'confirm', host: 'new-chat.io', name: 'New', vendor: 'New Inc', category: 'legal' } }],
    [{ outcome: 'merge' }, { ok: true, content: { kind: 'settle-candidate', outcome: 'merge', host: 'new-chat.io', service: 'chatgpt' } }],
    [{ outcome: 'dismiss', host: ' https://www.New-Chat.io/x?y ' }, { ok: true, content: { kind: 'settle-candidate', outcome: 'dismiss', host: 'new-chat.io' } }],
    [{ outcome: 'reopen' }, { ok: true, content: { outcome: 'reopen' } }],
    [{ host: 'printer.local' }, { ok: false, error: 'host' }],
    [{ name: ' ' }, { ok: false, error: 'name' }],
    [{ vendor: '' }, { ok: false, error: 'vendor' }],
    [{ outcome: 'merge', service: '' }, { ok: false, error: 'service' }],
    [{ reason: ' ' }, { ok: false, error: 'reason' }],
  ])('%o', (change, expected) => {
    expect(readFields({ ...fields, ...change }, unknown)).toMatchObject(expected)
  })
  it('refuses a host the catalogue knows', () => {
    expect(readFields({ ...fields, host: 'chatgpt.com' }, (host) => (host === 'chatgpt.com' ? ['chatgpt'] : []))).toEqual({ ok: false, error: 'host-known' })
    expect(readFields({ ...fields, host: 'https://google.com/' }, unknown)).toEqual({ ok: false, error: 'host-shared' })
  })
  it('starts from what was settled before', () => {
    expect(startFields('a.io', null)).toMatchObject({ host: 'a.io', outcome: 'confirm', reason: '' })
    expect(startFields('a.io', { kind: 'settle-candidate', outcome: 'confirm', host: 'a.io', name: 'A', vendor: 'B', category: 'legal' })).toMatchObject({ outcome: 'reopen', name: 'A', category: 'legal' })
  })
  it('whatever is typed, what it proposes is an act', () => {
    const text = fc.string({ maxLength: 30 })
    fc.assert(fc.property(fc.record({ host: fc.oneof(text, fc.domain(), fc.webUrl()), outcome: fc.constantFrom('confirm', 'merge', 'dismiss', 'reopen'), name: text, vendor: text, category: fc.constant('legal'), service: fc.constant('chatgpt'), reason: text }), (typed) => {
      const read = readFields(typed as SettleFields, unknown)
      if (read.ok) expect(actContentSchema.safeParse(read.content).success).toBe(true)
    }))
  })
})

it('finds services by name first, then by vendor and host', () => {
  const service = (id: string, name: string, vendor: string, ...hosts: string[]) => ({ id, name, vendor, country: 'US', category: 'other' as const, capabilities: [], hosts, pages: {}, terms: [], sources: [] })
  const services = [service('x', 'Xchat', 'Chatter'), service('chatgpt', 'ChatGPT', 'OpenAI', 'chatgpt.com'), service('y', 'Y', 'Z', 'y.chat.io'), service('z', 'Zed', 'Z')]
  expect(findServices(services, ' chat ').map(({ id }) => id)).toEqual(['chatgpt', 'x', 'y'])
  expect(findServices(services, '')).toEqual([])
})
