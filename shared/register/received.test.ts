import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bandOf } from '#shared/fold/band.ts'
import type { ProfileRow, TableOf } from '#shared/table/schema.ts'
import { outcomes, receivedMonths } from './received.ts'

const k = 5
const table = (rows: ProfileRow[], change: Partial<TableOf<'profile'>> = {}): TableOf<'profile'> => ({ version: 1, kind: 'profile', period: '2026-10', issue: 1, k, rules: '1', rows, ...change })
const row = (by: ProfileRow['by'], value: string, sessions: number): ProfileRow => ({ service: 'organisation', by, value, browsers: bandOf(k, k), sessions: bandOf(sessions, k) })

it('a range holds the true share, whatever the counts behind the bands', () => {
  const count = fc.integer({ min: k, max: 60_000 })
  fc.assert(fc.property(fc.tuple(fc.option(count), fc.option(count), fc.option(count), fc.option(count)), (counts) => {
    const rows = outcomes.flatMap((outcome, index) => typeof counts[index] === 'number' ? [row('asks', outcome, counts[index])] : [])
    const [month] = receivedMonths([table(rows)])
    if (rows.length === 0) {
      expect(month).toBe(undefined)
      return
    }
    const total = counts.reduce<number>((sum, value) => sum + (value ?? 0), 0)
    for (const { outcome, share } of month?.rows ?? []) {
      if (share === null) continue
      const true_ = (100 * (counts[outcomes.indexOf(outcome)] ?? 0)) / total
      expect(share.from).toBeLessThanOrEqual(true_)
      expect(share.to).toBeGreaterThanOrEqual(true_)
    }
    const left = (100 * ((counts[2] ?? 0) + (counts[3] ?? 0))) / total
    if (month?.left === undefined || month.left === null) expect(month?.rare).toBe(left === 0 ? 'left' : 'answered')
    else expect([month.left.from <= left, month.left.to >= left]).toEqual([true, true])
  }))
})

it('takes the last issue of each month, oldest month first, and months that tell nothing not at all', () => {
  const months = receivedMonths([
    table([row('asks', 'answered', 40)], { period: '2026-11' }),
    table([row('asks', 'answered', 40)], { issue: 1 }),
    table([row('asks', 'answered', 40), row('asks', 'ignored', 40), row('justified', 'trial', 9), row('guidance', 'version_3', 9)], { issue: 2 }),
    table([row('levelPurpose', 'internal/writing', 40)], { period: '2026-09' }),
  ])
  expect(months.map(({ month, rows }) => [month, rows.length])).toEqual([['2026-10', 2], ['2026-11', 1]])
  expect(months[0]).toMatchObject({ questions: { from: 50, to: 98 }, left: { from: 33, to: 67 }, reasons: [{ reason: 'trial', times: { from: 5, to: 9 } }] })
})
