import { describe, expect, it } from 'vitest'
import type { ActContent } from '#shared/act/schema.ts'
import { fixtureActs } from '#test/fixture/workspace.ts'
import { isActOf } from '#shared/act/ledger.ts'
import { needsOf, outsideUses } from './need.ts'

const row = { service: 'chatgpt', accountType: 'personal_free', levels: ['public', 'confidential'], purposes: ['writing'], unanswered: false } as const
const used = { ...row, levels: [...row.levels], purposes: [...row.purposes] }
const seen = [{ month: '2026-11', row: used }]
const uses = [{ purposes: ['writing' as const], levels: ['public' as const, 'internal' as const], accountTypes: ['personal_free' as const] }]
const decideAct = async (day: string, status: 'approved' | 'prohibited' | 'under_review' | 'dismissed') => {
  const content: ActContent = { kind: 'decide-service', service: 'chatgpt', status, uses: status === 'approved' ? uses : [], conditions: [], alternative: null, reviewOn: null }
  const [act] = await fixtureActs([{ day, by: 'security', reason: 'Decided', content }])
  if (!isActOf(act, 'decide-service')) throw new Error('not a decision')
  return act
}
const subject = { decision: null, reviewOn: null, presence: seen, isInLogs: false, risks: [], today: '2026-11-21' }

describe('a service needs a decision', () => {
  it('when it is used and nobody has decided', () => {
    expect(needsOf(subject)).toEqual([{ kind: 'undecided' }])
    expect(needsOf({ ...subject, presence: [] })).toEqual([])
  })

  it('when it is in logs and nobody has declared it, until somebody decides', async () => {
    expect(needsOf({ ...subject, presence: [], isInLogs: true })).toEqual([{ kind: 'seen-in-logs' }])
    expect(needsOf({ ...subject, isInLogs: true })).toEqual([{ kind: 'undecided' }])
    expect(needsOf({ ...subject, presence: [], isInLogs: true, decision: await decideAct('2026-11-02', 'approved') })).toEqual([])
    // A proxy logs what it blocks as well: a line is no proof that a prohibited service is used.
    expect(needsOf({ ...subject, presence: [], isInLogs: true, decision: await decideAct('2026-09-02', 'prohibited') })).toEqual([])
  })

  it('when it is used in a month after it was prohibited, not in the month of the decision', async () => {
    expect(needsOf({ ...subject, decision: await decideAct('2026-10-30', 'prohibited') })).toEqual([{ kind: 'used-although-prohibited', month: '2026-11' }])
    expect(needsOf({ ...subject, decision: await decideAct('2026-11-02', 'prohibited') })).toEqual([])
  })

  it('when uses are seen that the decision does not cover', async () => {
    const [need] = needsOf({ ...subject, decision: await decideAct('2026-10-30', 'approved') })
    expect(need).toMatchObject({ kind: 'outside-decision', outside: [{ accountType: 'personal_free', levels: ['confidential'], purposes: [], accountNotAllowed: false }] })
  })

  it('when its review is due', async () => {
    const decision = await decideAct('2026-11-02', 'approved')
    expect(needsOf({ ...subject, decision, reviewOn: '2026-11-21' })).toEqual([{ kind: 'review-due', on: '2026-11-21' }])
    expect(needsOf({ ...subject, decision, reviewOn: '2026-11-22' })).toEqual([])
    expect(needsOf({ ...subject, decision: await decideAct('2026-11-02', 'dismissed'), reviewOn: '2026-11-01' })).toEqual([])
  })
})

it('says nothing of accounts nobody named', () => {
  expect(outsideUses(uses, [{ ...used, accountType: 'unknown' }])).toEqual([])
})
