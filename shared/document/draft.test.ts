import { describe, expect, it } from 'vitest'
import { subjectOf } from '#shared/act/ledger.ts'
import type { ActContentOf } from '#shared/act/schema.ts'
import { documentNames, draftOfFact, entryFault } from './schema.ts'

const entry = { value: 'yes', source: 'Contract', checkedOn: '2026-11-20', confidence: 'contract', expiresOn: '2027-05-20', editedBy: 'member-1', editedOn: '2026-11-20' } as const

const scopes = [
  { service: 'chatgpt', accountType: 'corporate_team', fact: 's.dpa' },
  { service: 'chatgpt', accountType: null, fact: 's.category' },
  { service: 'chatgpt', accountType: null, fact: 'r.dpia' },
  { service: null, accountType: null, fact: 'o.euScope' },
] as const

describe.each(scopes)('the draft of $fact', (scope) => {
  const { document, key } = draftOfFact(scope)
  it('is an entry of exactly one document', () => {
    expect(documentNames.filter((name) => entryFault(name, key, entry) === null)).toEqual([document])
  })
  it('has the key that the act on it has as its subject', () => {
    const content: ActContentOf<'confirm-fact'> = { kind: 'confirm-fact', ...scope, value: 'yes', source: 'Contract', checkedOn: '2026-11-20', confidence: 'contract', expiresOn: '2027-05-20', proposedBy: null }
    expect(subjectOf(content)).toBe(key)
  })
})

it.each(['fact/chatgpt/corporate_team/extra/s.dpa', 'fact/chatgpt/S.dpa', 'fact//s.dpa', 'fact/chatgpt/s.'])('%s is no key', (key) => {
  expect(documentNames.every((name) => entryFault(name, key, entry) !== null)).toBe(true)
})
