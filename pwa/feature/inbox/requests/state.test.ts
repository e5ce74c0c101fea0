import { expect, it } from 'vitest'
import type { Act } from '#shared/act/schema.ts'
import type { KeptReport } from '#shared/report/schema.ts'
import { demandOf, itemsOf, openGroups } from './state.ts'

const kept = (id: string, receivedOn: string, wish: { service?: string; tool?: string; topic?: 'other' }): KeptReport => ({
  receivedOn,
  report: wish.topic === undefined
    ? { version: 1, id, kind: 'request', service: wish.service ?? null, tool: wish.tool ?? null, purpose: null, level: null, text: 'x', name: null }
    : { version: 1, id, kind: 'concern', topic: wish.topic, service: null, text: 'x', name: null },
})
const answer = (report: string, number: number) => ({ number, content: { kind: 'answer-report', report, about: 'request', outcome: 'declined', service: null, text: 'No.' } }) as unknown as Act

const reports = [
  kept('a', '2026-11-01', { service: 'claude' }), kept('b', '2026-11-03', { service: 'claude' }), kept('c', '2026-11-02', { tool: 'Granola' }),
  kept('d', '2026-11-04', { tool: ' granola ' }), kept('e', '2026-11-05', { service: 'gemini' }), kept('f', '2026-10-01', { topic: 'other' }), kept('g', '2026-11-06', { service: 'claude' }),
]

it('the last answer is what holds, and nothing else counts as one', () => {
  const items = itemsOf(reports, [answer('g', 1), answer('g', 2), answer('unknown', 3)])
  expect(items.map(({ report }) => report.id)).toEqual(['g', 'e', 'd', 'b', 'c', 'a', 'f'])
  expect(items.filter((item) => item.answer !== null).map((item) => [item.report.id, item.answer?.number])).toEqual([['g', 2]])
})

it('concerns stand first, then what is wished for most, answered requests counting as demand', () => {
  const items = itemsOf(reports, [answer('g', 1)])
  expect(openGroups(items).map(({ key, items: list, wanted }) => [key, list.map(({ report }) => report.id), wanted])).toEqual([
    ['f', ['f'], 0], ['claude', ['b', 'a'], 3], ['"granola', ['d', 'c'], 2], ['gemini', ['e'], 1],
  ])
  expect(demandOf(items).get('claude')).toBe(3)
})
