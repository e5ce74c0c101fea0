import { expect, it } from 'vitest'
import { effectiveLevel, nextStatuses, purposeFlags, withImplied } from './rules.ts'

it('a category raises the level, never lowers it', () => {
  expect(effectiveLevel('public', ['credentials'])).toBe('restricted')
  expect(effectiveLevel('restricted', ['third_party_ip'])).toBe('restricted')
  expect(effectiveLevel('internal', [])).toBe('internal')
})

it('health data is personal data', () => expect(withImplied(['special_category'])).toEqual(['personal_data', 'special_category']))

it('hiring is a decision on people', () => expect(purposeFlags('hr_recruiting')).toContain('decision_on_people'))

it('an approved service goes back to review before it is prohibited', () => {
  expect(nextStatuses('approved')).toEqual(['under_review', 'retired'])
})
