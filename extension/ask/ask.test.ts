import { expect, it } from 'vitest'
import { policyOf } from '#shared/policy/decide.ts'
import type { ServicePolicy } from '#shared/policy/schema.ts'
import { answer } from '#test/fixture/answer.ts'
import { afterDismissal, decideAsk, isQuiet, type AskFacts, type AskReason } from './decide.ts'
import { isRepeated, memoState, memoryUntil, type Memo, type MemoFacts } from './memory.ts'
import { purposesFor } from './suggest.ts'

const day = '2026-11-18'
const facts: AskFacts = {
  day, status: 'detected', changed: null, hintRaised: false, noticeAcknowledged: true, noticeShownOn: null, asked: false, perDay: 3, askedToday: 0,
  askedHereToday: 0, warnedHereToday: 0, askedHereOn: null, quiet: null, quieting: 'usual',
}
const silence = { dismissals: 0, until: '2026-11-25', status: 'detected' } as const
const policy = policyOf(null, 'chatgpt')
const memo: Memo = { answer, memory: '30_days', until: '2026-12-18', status: 'detected', verdict: 'unknown', overridden: false, rung: 'card' }

// Every rule of fatigue, one line each: what is so, and whether the card opens.
const table: readonly [rule: string, facts: Partial<AskFacts>, expected: AskReason | null][] = [
  ['a use without an answer is asked about', {}, 'use'],
  ['a session is asked about once', { asked: true }, null],
  ['the organisation says how many questions a day: one fewer still asks', { askedToday: 2 }, 'use'],
  ['the organisation says how many questions a day: no more', { askedToday: 3 }, null],
  ['one question a day, where the organisation says so', { perDay: 1, askedToday: 1 }, null],
  ['five, where the organisation says so', { perDay: 5, askedToday: 4 }, 'use'],
  ['one question a service and day', { askedToday: 1, askedHereToday: 1 }, null],
  ['a change of status asks again', { changed: 'status-changed' }, 'status-changed'],
  ['a change of policy asks again', { changed: 'policy-changed' }, 'policy-changed'],
  ['another account asks again', { changed: 'account-changed' }, 'account-changed'],
  ['a hint above the answer asks again', { hintRaised: true, asked: true }, 'hint'],
  ['a change may ask about a service a second time in a day', { changed: 'status-changed', askedToday: 1, askedHereToday: 1 }, 'status-changed'],
  ['another account, a second time', { changed: 'account-changed', askedToday: 1, askedHereToday: 1 }, 'account-changed'],
  ['two accounts in turn do not ask a third time', { changed: 'account-changed', askedToday: 2, askedHereToday: 2 }, null],
  ['a hint, a second time', { hintRaised: true, asked: true, askedToday: 1, askedHereToday: 1 }, 'hint'],
  ['a hint, never a third', { hintRaised: true, asked: true, askedToday: 2, askedHereToday: 2 }, null],
  ['no change is above the number of a day', { changed: 'status-changed', askedToday: 3 }, null],
  ['no hint is above the number of a day', { hintRaised: true, asked: true, askedToday: 3 }, null],
  ['a week of silence', { quiet: silence }, null],
  ['a week of silence holds for another account', { quiet: silence, changed: 'account-changed' }, null],
  ['a week of silence holds for a hint', { quiet: silence, hintRaised: true, asked: true }, null],
  ['a week of silence ends with a new status', { quiet: silence, status: 'approved' }, 'use'],
  ['a week of silence ends with a new policy', { quiet: silence, changed: 'policy-changed' }, 'policy-changed'],
  ['what is not allowed is warned of whatever the budget', { status: 'prohibited', askedToday: 9, askedHereToday: 9, quiet: silence, quieting: 'least' }, 'use'],
  ['but once a session', { status: 'retired', asked: true }, null],
  ['and once a day', { status: 'prohibited', warnedHereToday: 1 }, null],
  ['for a change of the answer, too', { status: 'prohibited', changed: 'status-changed', warnedHereToday: 1 }, null],
  ['a hint warns a second time', { status: 'prohibited', asked: true, hintRaised: true, warnedHereToday: 1 }, 'hint'],
  ['and never a third', { status: 'prohibited', asked: true, hintRaised: true, warnedHereToday: 2 }, null],
  ['asking less: one question a day', { quieting: 'less' }, 'use'],
  ['asking less: no second question a day', { quieting: 'less', askedToday: 1 }, null],
  ['asking less: not a service of this week', { quieting: 'less', askedHereOn: '2026-11-12' }, null],
  ['asking less: a service not asked about for a week', { quieting: 'less', askedHereOn: '2026-11-11' }, 'use'],
  ['asking less: a change of policy asks all the same', { quieting: 'less', changed: 'policy-changed', askedToday: 2 }, 'policy-changed'],
  ['asking least: no question', { quieting: 'least' }, null],
  ['asking least: no hint, no other account', { quieting: 'least', changed: 'account-changed' }, null],
  ['asking least: a change of status asks', { quieting: 'least', changed: 'status-changed' }, 'status-changed'],
  ['a notice that was not acknowledged comes first', { noticeAcknowledged: false, quieting: 'least', askedToday: 9 }, 'notice'],
  ['the notice opens by itself once a day', { noticeAcknowledged: false, noticeShownOn: day }, null],
  ['and the next day again', { noticeAcknowledged: false, noticeShownOn: '2026-11-17' }, 'notice'],
]

it.each(table)('%s', (_, change, expected) => {
  expect(decideAsk({ ...facts, ...change })).toBe(expected)
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

const now: MemoFacts = { day, policy, account: null, rungOf: () => 'card' }

it('remembers as long as the button said', () => {
  expect([memoryUntil('tab', day), memoryUntil('today', day), memoryUntil('30_days', day)]).toEqual([null, day, '2026-12-18'])
  const at = (when: string) => memoState(memo, { ...now, day: when })
  expect([at(day), at('2026-12-18'), at('2026-12-19')]).toEqual(['holds', 'holds', 'over'])
})

it('a remembered answer ends with the status, the verdict, a stricter rule, or another account, and says which', () => {
  const approved: ServicePolicy = { ...policy, status: 'approved', uses: [{ purposes: ['coding'], levels: ['public'], accountTypes: ['corporate_team'] }] }
  expect(memoState(memo, { ...now, policy: approved })).toBe('status-changed')
  const refused: Memo = { ...memo, status: 'approved', verdict: 'allowed' }
  expect(memoState(refused, { ...now, policy: approved })).toBe('policy-changed')
  expect(memoState({ ...refused, verdict: 'not-allowed' }, { ...now, policy: approved })).toBe('holds')
  expect(memoState(memo, { ...now, account: 'personal_free' })).toBe('account-changed')
  expect(memoState(memo, { ...now, account: 'unknown' })).toBe('holds')
  expect(memoState(memo, { ...now, rungOf: () => 'justify' })).toBe('policy-changed')
  expect(memoState({ ...memo, rung: 'justify' }, { ...now, rungOf: () => 'justify' })).toBe('holds')
})

it('a rule that asks less of an answer than before is no reason to ask again', () => {
  for (const rung of ['silent', 'chip', 'card', 'acknowledge'] as const) expect(memoState({ ...memo, rung: 'justify' }, { ...now, rungOf: () => rung })).toBe('holds')
  for (const rung of ['silent', 'chip'] as const) expect(memoState(memo, { ...now, rungOf: () => rung })).toBe('holds')
  const { rung: _, ...older } = memo
  expect(memoState(older, now)).toBe('holds')
  expect(memoState({ ...memo, rung: 'silent' }, now)).toBe('holds')
})

it('three equal answers in a row suggest to remember for longer', () => {
  const other = { ...answer, purpose: 'coding' as const }
  expect(isRepeated([answer, answer, answer, other])).toBe(true)
  expect(isRepeated([answer, answer])).toBe(false)
  expect(isRepeated([other, answer, answer, answer])).toBe(false)
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
