import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { entryKey, type Entry, type SeenEntry } from '#shared/document/schema.ts'
import { logSources, type LogSource } from '#shared/record/logFinding.ts'
import { fixtureActs, fixtureToday as today, fixtureWorkspace, type FixtureWorkspace } from '#test/fixture/workspace.ts'
import { noTables, type Drafts } from './input.ts'
import { withChange } from './change.ts'
import { buildRegister, createRegister, type Register } from './register.ts'
import { coverageOf } from './seen.ts'

let workspace: FixtureWorkspace
beforeAll(async () => {
  const { tables, ...rest } = await fixtureWorkspace()
  const services = ['gemini', 'chatgpt']
  const presence = tables.presence.map((table) => ({ ...table, rows: table.rows.filter((row) => services.includes(row.service)) }))
  workspace = { ...rest, acts: [], drafts: {}, tables: { ...noTables, presence } }
})

function seen(service: string, source: LogSource, firstMonth: string | null = '2026-10', lastMonth = firstMonth): SeenEntry {
  return { service, source, confidence: 'host', firstMonth, lastMonth, lines: { from: 10, to: 19 }, days: null, importedOn: today, editedBy: 'member-security', editedOn: today }
}

const inventory = (...entries: readonly SeenEntry[]): Drafts => ({ inventory: new Map<string, Entry>(entries.map((entry) => [entryKey.seenInLogs(entry.service, entry.source), entry])) })
const plain = (register: Register) => ({ ...register, services: [...register.services] })
const viewOf = (register: Register, id: string) => register.services.get(id)?.view

describe('a service seen in logs', () => {
  it('only there, is in the inventory as detected, for that reason, with nothing said about its use', () => {
    const register = buildRegister({ ...workspace, drafts: inventory(seen('cursor', 'dns')) })
    expect(viewOf(register, 'cursor')).toMatchObject({
      name: 'Cursor', status: 'detected', seenIn: 'logs', needs: [{ kind: 'seen-in-logs' }], firstSeen: null, lastSeen: null, browsers: null, levels: [], accountTypes: [], unanswered: false,
      logs: [{ source: 'dns', firstMonth: '2026-10', importedOn: today }],
    })
    expect(register.services.get('cursor')?.risks).toEqual([])
  })

  it('in declarations too, keeps its status and its figures and shows both', () => {
    const before = buildRegister(workspace)
    const after = buildRegister({ ...workspace, drafts: inventory(seen('gemini', 'proxy')) })
    const finding = { service: 'gemini', source: 'proxy', confidence: 'host', firstMonth: '2026-10', lastMonth: '2026-10', lines: { from: 10, to: 19 }, days: null, importedOn: today }
    expect([viewOf(before, 'gemini')?.seenIn, viewOf(before, 'gemini')?.logs]).toEqual(['browsers', []])
    expect(after.services.get('gemini')).toEqual({ risks: before.services.get('gemini')?.risks, view: { ...viewOf(before, 'gemini'), seenIn: 'both', logs: [finding] } })
    expect(viewOf(after, 'chatgpt')).toEqual(viewOf(before, 'chatgpt'))
  })

  it('can be decided about', async () => {
    const acts = await fixtureActs([{ day: today, by: 'security', reason: 'No contract', content: { kind: 'decide-service', service: 'cursor', status: 'prohibited', uses: [], conditions: [], alternative: null, reviewOn: null } }])
    const register = buildRegister({ ...workspace, acts, drafts: inventory(seen('cursor', 'dns')) })
    expect(viewOf(register, 'cursor')).toMatchObject({ status: 'prohibited', seenIn: 'logs', needs: [] })
    expect(viewOf(buildRegister({ ...workspace, acts }), 'cursor')).toMatchObject({ seenIn: 'nowhere' })
  })
})

it('findings put in, changed and removed in any order give the register drawn from what is left', () => {
  const service = fc.constantFrom('gemini', 'chatgpt', 'cursor', 'midjourney', 'not-in-the-catalogue')
  const step = fc.record({ service, source: fc.constantFrom(...logSources), month: fc.constantFrom(null, '2026-09', '2026-11'), remove: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), fc.infiniteStream(fc.boolean()), (steps, draws) => {
      const live = createRegister(workspace.catalogue, today)
      live.setTables(workspace.tables)
      let copy = withChange(null, live.update())
      const left = new Map<string, Entry>()
      for (const { service: id, source, month, remove } of steps) {
        const key = entryKey.seenInLogs(id, source)
        const entry = remove ? null : seen(id, source, month)
        if (entry === null) left.delete(key)
        else left.set(key, entry)
        live.setEntry('inventory', key, entry)
        if (draws.next().value === true) copy = withChange(copy, live.update())
      }
      copy = withChange(copy, live.update())
      const scratch = buildRegister({ ...workspace, drafts: { inventory: new Map([...left].reverse()) } })
      expect(plain(live.current)).toEqual(plain(scratch))
      expect(new Map([...copy.services].sort())).toEqual(new Map([...scratch.services].sort()))
    }),
    { numRuns: 60 },
  )
})

it('the coverage of a source is the same for any order of services', () => {
  const drafts = inventory(seen('cursor', 'dns', '2026-08', '2026-09'), seen('gemini', 'dns'), seen('gemini', 'expenses', null), seen('midjourney', 'expenses', null))
  const views = [...buildRegister({ ...workspace, drafts }).services.values()].map((service) => service.view)
  const expected = [
    { source: 'dns', services: 2, logsOnly: 1, firstMonth: '2026-08', lastMonth: '2026-10', importedOn: today },
    { source: 'expenses', services: 2, logsOnly: 1, firstMonth: null, lastMonth: null, importedOn: today },
  ]
  expect(coverageOf(views)).toEqual(expected)
  expect(coverageOf(views.toReversed())).toEqual(expected)
})
