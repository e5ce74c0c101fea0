import { expect, it } from 'vitest'
import type { ServicePolicy } from '#shared/policy/schema.ts'
import { answerOf, draftOf, emptyDraft, levelOf, levelOutlook, nextMove, obstacleTo, type Draft } from './draft.ts'

const approved: ServicePolicy = {
  service: 'chatgpt',
  status: 'approved',
  uses: [{ purposes: ['writing', 'coding'], levels: ['public', 'internal', 'confidential'], accountTypes: ['corporate_team'] }],
  conditions: [],
  alternative: null,
  reviewOn: null,
}
const undecided: ServicePolicy = { ...approved, status: 'detected', uses: [] }
const writing: Draft = { ...emptyDraft('corporate_team'), purpose: 'writing' }

it('purpose and level make an answer; an account nobody named is unknown', () => {
  expect(answerOf(emptyDraft(null))).toBeNull()
  expect(answerOf({ ...emptyDraft(null), purpose: 'writing' })).toBeNull()
  const answer = answerOf({ ...emptyDraft(null), purpose: 'writing', level: 'internal' })
  expect(answer).toMatchObject({ purpose: 'writing', level: 'internal', accountType: 'unknown' })
  expect(answer).not.toHaveProperty('memory')
})

it('asks in order: purpose, level, and then saves', () => {
  expect(nextMove(emptyDraft('corporate_team'), approved, false)).toBe('ask-purpose')
  expect(nextMove(writing, approved, false)).toBe('ask-level')
  expect(nextMove({ ...writing, level: 'internal' }, approved, false)).toBe('save')
})

it('asks for the kinds of data once, from confidential upwards', () => {
  expect(nextMove({ ...writing, level: 'confidential' }, approved, false)).toBe('ask-detail')
  expect(nextMove({ ...writing, level: 'confidential' }, approved, true)).toBe('save')
})

it('refuses what is not allowed, also when a kind of data raises the level', () => {
  expect(nextMove({ ...writing, level: 'restricted' }, approved, false)).toBe('refuse')
  const raised: Draft = { ...writing, level: 'confidential', categories: ['credentials'] }
  expect(levelOf(raised)).toBe('restricted')
  expect(nextMove(raised, approved, true)).toBe('refuse')
})

it('asks for the account only where it decides', () => {
  const noAccount: Draft = { ...writing, accountType: null, level: 'internal' }
  expect(nextMove(noAccount, approved, false)).toBe('ask-account')
  expect(nextMove({ ...noAccount, accountType: 'unknown' }, approved, false)).toBe('save')
  expect(nextMove({ ...noAccount, accountType: 'personal_free' }, approved, false)).toBe('refuse')
  expect(nextMove(noAccount, undecided, false)).toBe('save')
  const anyNamed = ['corporate_enterprise', 'corporate_team', 'personal_paid', 'personal_free', 'anonymous'] as const
  expect(nextMove(noAccount, { ...approved, uses: approved.uses.map((use) => ({ ...use, accountTypes: [...anyNamed] })) }, false)).toBe('save')
  expect(nextMove(noAccount, null, false)).toBe('save')
})

it('says before the press what a level leads to', () => {
  expect(levelOutlook(writing, approved, 'public')).toBe('saves')
  expect(levelOutlook(writing, approved, 'confidential')).toBe('asks-more')
  expect(levelOutlook(writing, approved, 'restricted')).toBe('refused')
  expect(levelOutlook({ ...writing, accountType: null }, approved, 'public')).toBe('needs-account')
})

it('names what stands in the way', () => {
  const answer = { ...emptyDraft(null), purpose: 'writing', level: 'internal', accountType: 'corporate_team' } as const
  expect(obstacleTo({ ...undecided, status: 'prohibited' }, answer)).toBe('service')
  expect(obstacleTo(approved, { ...answer, level: 'restricted' })).toBe('level')
  expect(obstacleTo(approved, { ...answer, level: 'public', categories: ['payment_card'] })).toBe('level')
  expect(obstacleTo(approved, { ...answer, purpose: 'hr_recruiting' })).toBe('purpose')
  expect(obstacleTo(approved, { ...answer, accountType: 'anonymous' })).toBe('account')
  const two = { ...approved, uses: [...approved.uses, { purposes: ['translation' as const], levels: ['restricted' as const], accountTypes: ['corporate_team' as const] }] }
  expect(obstacleTo(two, { ...answer, level: 'restricted' })).toBe('combination')
})

it('a draft of an answer gives the answer back', () => {
  const answer = answerOf({ ...writing, level: 'confidential', categories: ['source_code'] })
  expect(answer && answerOf(draftOf(answer, 'today'))).toEqual(answer)
})
