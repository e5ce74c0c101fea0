import { expect, it } from 'vitest'
import { policyOf } from '#shared/policy/decide.ts'
import type { ServicePolicy } from '#shared/policy/schema.ts'
import { answer } from '#test/fixture/answer.ts'
import { afterDismissal, budget, decideAsk, isQuiet, type AskFacts } from './decide.ts'
import { memoState, memoryUntil, type Memo } from './memory.ts'
import { purposesFor } from './suggest.ts'

const day = '2026-11-18'
const facts: AskFacts = {
  day, status: 'detected', statusChanged: false, hintRaised: false, noticeAcknowledged: true, noticeShownOn: null, asked: false, askedToday: 0, askedHereToday: 0, quiet: null,
}
const policy = policyOf(null, 'chatgpt')
const memo: Memo = { answer, memory: '30_days', until: '2026-12-18', status: 'detected', verdict: 'unknown', overridden: false }

it('asks about a session once', () => {
  expect(decideAsk(facts)).toBe('use')
  expect(decideAsk({ ...facts, asked: true })).toBe(null)
})

it('puts no more than three questions a day, and one a service', () => {
  expect(budget).toMatchObject({ perDay: 3, perServiceAndDay: 1 })
  expect(decideAsk({ ...facts, askedToday: 2 })).toBe('use')
  expect(decideAsk({ ...facts, askedToday: 3 })).toBe(null)
  expect(decideAsk({ ...facts, askedToday: 1, askedHereToday: 1 })).toBe(null)
})

it('warns of a prohibited service whatever the budget, once a session', () => {
  const tired = { ...facts, status: 'prohibited' as const, askedToday: 9, askedHereToday: 9 }
  expect(decideAsk(tired)).toBe('use')
  expect(decideAsk({ ...tired, asked: true })).toBe(null)
})

it('asks an answered session again where a hint is above its answer: within the day, not within the service, once', () => {
  const answered = { ...facts, asked: true, askedToday: 1, askedHereToday: 1 }
  expect(decideAsk({ ...answered, hintRaised: true })).toBe('hint')
  expect(decideAsk({ ...answered, askedToday: 3, hintRaised: true })).toBe(null)
  expect(decideAsk(answered)).toBe(null)
})

it('asks again when the status changed, within the day but not within the service', () => {
  expect(decideAsk({ ...facts, statusChanged: true, askedToday: 1, askedHereToday: 1 })).toBe('status-changed')
  expect(decideAsk({ ...facts, statusChanged: true, askedToday: 3 })).toBe(null)
})

it('shows an unacknowledged notice first, once a day', () => {
  expect(decideAsk({ ...facts, noticeAcknowledged: false })).toBe('notice')
  expect(decideAsk({ ...facts, noticeAcknowledged: false, noticeShownOn: day })).toBe(null)
  expect(decideAsk({ ...facts, noticeAcknowledged: false, noticeShownOn: '2026-11-17' })).toBe('notice')
})

it('is silent for a week after the third dismissal, unless the status changes', () => {
  const one = afterDismissal(null, day, 'detected')
  const two = afterDismissal(one, day, 'detected')
  const three = afterDismissal(two, day, 'detected')
  expect([one.until, two.until, three.until]).toEqual([null, null, '2026-11-25'])
  expect(decideAsk({ ...facts, quiet: two })).toBe('use')
  expect(decideAsk({ ...facts, quiet: three })).toBe(null)
  expect(isQuiet(three, '2026-11-25', 'detected')).toBe(true)
  expect(isQuiet(three, '2026-11-26', 'detected')).toBe(false)
  expect(isQuiet(three, day, 'approved')).toBe(false)
  expect(afterDismissal(two, day, 'approved')).toMatchObject({ dismissals: 1, until: null })
})

it('remembers as long as the button said', () => {
  expect([memoryUntil('tab', day), memoryUntil('today', day), memoryUntil('30_days', day)]).toEqual([null, day, '2026-12-18'])
  const at = (when: string) => memoState(memo, { day: when, policy, account: null })
  expect([at(day), at('2026-12-18'), at('2026-12-19')]).toEqual(['holds', 'holds', 'over'])
})

it('a remembered answer ends with the status, the verdict, or another account', () => {
  const approved: ServicePolicy = { ...policy, status: 'approved', uses: [{ purposes: ['coding'], levels: ['public'], accountTypes: ['corporate_team'] }] }
  expect(memoState(memo, { day, policy: approved, account: null })).toBe('status-changed')
  const refused: Memo = { ...memo, status: 'approved', verdict: 'allowed' }
  expect(memoState(refused, { day, policy: approved, account: null })).toBe('status-changed')
  expect(memoState({ ...refused, verdict: 'not-allowed' }, { day, policy: approved, account: null })).toBe('holds')
  expect(memoState(memo, { day, policy, account: 'personal_free' })).toBe('over')
  expect(memoState(memo, { day, policy, account: 'unknown' })).toBe('holds')
})

it('suggests own most used purposes first, those of the service before others', () => {
  const uses = [
    ...Array.from({ length: 5 }, () => ({ service: 'claude', purpose: 'coding' as const })),
    { service: 'chatgpt', purpose: 'translation' as const },
  ]
  const order = purposesFor('chatgpt', uses)
  expect(order.slice(0, 3)).toEqual(['translation', 'coding', 'writing'])
  expect(order).toHaveLength(20)
})
