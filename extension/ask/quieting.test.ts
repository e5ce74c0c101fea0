import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '#shared/calendar/calendar.ts'
import { afterAnswer, afterDecline, outcomeOf, type Question } from './question.ts'
import { quietingOf, quietingRule, type Quieting, type Reaction } from './quieting.ts'

const today = '2026-11-18'
const ago = (days: number) => addDays(today, -days)
/** `a` answered, `i` ignored, one a day, the last one yesterday. */
const reactions = (text: string): Reaction[] => [...text].map((letter, index) => ({ day: ago(text.length - index), kind: letter === 'a' ? 'answered' : 'ignored' }))
const reaction = fc.record({ day: fc.integer({ min: 0, max: 60 }).map(ago), kind: fc.constantFrom('answered' as const, 'ignored' as const) })
const history = fc.array(reaction, { maxLength: 40 }).map((list) => list.sort((a, b) => (a.day < b.day ? -1 : 1)))

it.each<[string, Quieting]>([
  ['', 'usual'],
  ['iiii', 'usual'],
  ['iiiii', 'less'],
  ['aiaii', 'usual'],
  ['aiaiaiii', 'less'],
  ['aiaiaiaiai', 'usual'],
  ['iiiiiiii', 'less'],
  ['iiiiiiiii', 'least'],
  ['aiiiiiiiiii', 'least'],
  ['iiiiaiiiii', 'least'],
  ['iiiiaiiaii', 'less'],
  ['iiiiiiiiiia', 'least'],
  ['iiiiiiiiiiaa', 'usual'],
  ['iiiiiiiiiiaaiiii', 'usual'],
  ['iiiiiiiiiiaaiiiii', 'less'],
])('%j leads to %s', (text, expected) => expect(quietingOf(reactions(text), today)).toBe(expected))

it('ends with two answers in a row, whatever was before', () => {
  fc.assert(fc.property(history, (list) => {
    const answered = Array.from({ length: quietingRule.answersInARow }, () => ({ day: today, kind: 'answered' as const }))
    expect(quietingOf([...list, ...answered], today)).toBe('usual')
  }))
})

it('forgets what is older than its days, so that it never lasts for good', () => {
  fc.assert(fc.property(history, (list) => {
    expect(quietingOf(list, addDays(today, quietingRule.days))).toBe('usual')
  }))
})

it('concludes nothing from fewer than it needs, nor from a person who answers', () => {
  fc.assert(fc.property(history, (list) => {
    expect(quietingOf(list.slice(0, quietingRule.lessFrom - 1), today)).toBe('usual')
    expect(quietingOf(list.map((item) => ({ ...item, kind: 'answered' })), today)).toBe('usual')
  }))
})

it('one more question left never makes it ask more, one more answer never less', () => {
  const levels: Quieting[] = ['usual', 'less', 'least']
  const level = (list: readonly Reaction[]) => levels.indexOf(quietingOf(list, today))
  fc.assert(fc.property(history, (list) => {
    const window = list.slice(-(quietingRule.reactions - 1))
    expect(level([...window, { day: today, kind: 'ignored' }])).toBeGreaterThanOrEqual(level(window))
    expect(level([...list, { day: today, kind: 'answered' }])).toBeLessThanOrEqual(level(list))
  }))
})

const step = fc.constantFrom('answer', 'answer-later', 'later', 'dismiss', 'shown', 'reminded')
function after(question: Question | null, what: string): Question | null {
  if (what === 'answer') return afterAnswer(question, true)
  if (what === 'answer-later') return afterAnswer(question, false)
  if (what === 'later' || what === 'dismiss') return afterDecline(question, what)
  if (what === 'shown') return question === 'put' ? 'shown' : question
  return question === 'later' ? 'reminded' : question
}

it('whatever happens to a question, it has one outcome: answered wins, and a second reminder never comes', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
    let question: Question | null = 'put'
    let reminders = 0
    for (const what of steps) {
      const next: Question | null = after(question, what)
      if (next === 'reminded' && question !== 'reminded') reminders++
      question = next
    }
    expect(reminders).toBeLessThanOrEqual(1)
    const outcome = outcomeOf(question, true)
    const isAnswered = steps.some((what) => what.startsWith('answer'))
    if (isAnswered) expect(['answered', 'answeredLater']).toContain(outcome)
    else if (steps.every((what) => what === 'reminded')) expect(outcome).toBe(null)
    else if (reminders > 0) expect(outcome).toBe('ignoredAgain')
    else expect(outcome).toBe('ignored')
  }))
})

it('a card that still stands is not ignored before its day is over', () => {
  for (const question of ['put', 'shown', 'later', 'reminded'] as const) expect(outcomeOf(question, false)).toBe(null)
  expect(outcomeOf('left', false)).toBe('ignored')
  expect(outcomeOf('left-again', false)).toBe('ignoredAgain')
})

it('answered when first asked is another thing than answered later', () => {
  expect(afterAnswer('shown', true)).toBe('answered')
  for (const question of ['later', 'reminded', 'left', 'left-again'] as const) expect(afterAnswer(question, true)).toBe('answered-later')
  expect(afterAnswer('shown', false)).toBe('answered-later')
  expect(afterAnswer(null, true)).toBe(null)
})
