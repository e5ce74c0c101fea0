import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { TableOf } from '#shared/table/schema.ts'
import { declaredOf } from './declared.ts'

type Row = TableOf<'departments'>['rows'][number]
const table = (rows: readonly Row[], period = '2026-10', issue = 1): TableOf<'departments'> => ({ version: 1, kind: 'departments', period, issue, k: 10, rules: '1', rows: [...rows] })
const row = (department: Row['department'], value: string, from: number, to: number | null, by: Row['by'] = 'level'): Row => ({ department, by, value, browsers: { from: 10, to: 19 }, sessions: { from, to } })

it('adds the departments up, lowest level first, and leaves services out', () => {
  const declared = declaredOf([table([row('hr', 'internal', 20, 49), row('unknown', 'internal', 10, 19), row('hr', 'unknown', 10, 19), row('hr', 'public', 50, 99), row('hr', 'chatgpt', 500, 999, 'service')])])
  expect(declared).toEqual({ month: '2026-10', atLeast: 80 / 99, levels: [{ level: 'public', sessions: { from: 50, to: 99 } }, { level: 'internal', sessions: { from: 30, to: 68 } }, { level: 'unknown', sessions: { from: 10, to: 19 } }] })
})

it('speaks of the newest issue of the newest month', () => {
  const tables = [table([row('hr', 'public', 1, 1)], '2026-09', 3), table([row('hr', 'public', 2, 2)], '2026-10', 1), table([row('hr', 'public', 3, 3)], '2026-10', 2)]
  expect(declaredOf(tables)?.levels).toEqual([{ level: 'public', sessions: { from: 3, to: 3 } }])
})

it('says nothing where nothing is known', () => {
  expect(declaredOf([])).toBe(null)
  expect(declaredOf([table([])])).toBe(null)
  expect(declaredOf([table([row('hr', 'public', 5, 9), row('hr', 'unknown', 1_000, null)])])?.atLeast).toBe(0)
})

it('never claims more than was declared', () => {
  const count = fc.record({ real: fc.nat(500), below: fc.nat(50), above: fc.nat(50) })
  fc.assert(
    fc.property(fc.array(count, { minLength: 1, maxLength: 6 }), fc.array(count, { minLength: 1, maxLength: 6 }), (said, unsaid) => {
      const band = ({ real, below, above }: { real: number; below: number; above: number }) => [Math.max(0, real - below), real + above] as const
      const rows = [...said.map((item, index) => row(`d${index}`, 'internal', ...band(item))), ...unsaid.map((item, index) => row(`d${index}`, 'unknown', ...band(item)))]
      const sum = (list: readonly { real: number }[]) => list.reduce((total, { real }) => total + real, 0)
      const all = sum(said) + sum(unsaid)
      expect(declaredOf([table(rows)])?.atLeast ?? 0).toBeLessThanOrEqual(all === 0 ? 1 : sum(said) / all + 1e-9)
    }),
  )
})
