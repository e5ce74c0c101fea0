import { expect, it } from 'vitest'
import { completeAnswer } from './complete.ts'
import { answerSchema, type Answer } from './schema.ts'

const answer: Answer = {
  purpose: 'writing',
  level: 'internal',
  accountType: 'corporate_team',
  categories: 'unknown',
  humanReview: 'unknown',
  destination: 'unknown',
  affectsPeople: 'unknown',
  connectors: 'unknown',
}

it('internal data without a word on categories holds none', () => expect(completeAnswer(answer).categories).toEqual([]))

it('confidential data without a word on categories stays unknown', () => {
  expect(completeAnswer({ ...answer, level: 'confidential' }).categories).toBe('unknown')
})

it('a category raises the level and brings what it implies', () => {
  expect(completeAnswer({ ...answer, categories: ['special_category'] })).toMatchObject({ level: 'restricted', categories: ['personal_data', 'special_category'] })
})

// What is never recorded: docs/privacy.md.
it.each(['prompt', 'url', 'title', 'time', 'user', 'email', 'fileName', 'comment'])('has no field %s', (key) => {
  expect(answerSchema.safeParse({ ...answer, [key]: 'x' }).success).toBe(false)
})
