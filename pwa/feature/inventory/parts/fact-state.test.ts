import { describe, expect, it } from 'vitest'
import { entryFault } from '#shared/document/schema.ts'
import { factKeys, type FactKey } from '#shared/risk/schema.ts'
import { readFactValue } from '#shared/register/index.ts'
import { readValue, startFields, valueKind, type FactFields } from './fact-state.ts'

const today = '2026-11-21'
const asked = factKeys.filter((fact) => /^[sro]\./.test(fact) && fact !== 's.status')

function filled(fact: FactKey): FactFields {
  const fields = startFields({ fact, service: 'chatgpt', accountTypes: ['corporate_team'] }, undefined, today)
  const kind = valueKind(fact)
  if (kind.kind === 'several') return { ...fields, several: kind.values.slice(0, 2) }
  const value = kind.kind === 'choice' ? (kind.values[0] ?? '') : kind.kind === 'number' ? '40' : kind.kind === 'day' ? '2027-05-01' : 'DE, FR'
  return { ...fields, value }
}

describe.each(asked)('%s', (fact) => {
  it('can be answered so that draft and rules take the value', () => {
    const value = readValue(fact, filled(fact))
    expect(value).not.toBe(null)
    expect(readFactValue(fact, value, today)).not.toBe(null)
    const key = fact.startsWith('o.') ? ['governance', `fact/organisation/${fact}`] as const : fact.startsWith('r.') ? ['inventory', `fact/chatgpt/${fact}`] as const : ['procurement', `fact/chatgpt/corporate_team/${fact}`] as const
    expect(entryFault(key[0], key[1], { value, source: 'Contract', checkedOn: today, confidence: 'contract', expiresOn: '2027-05-20', editedBy: 'member-1', editedOn: today })).toBe(null)
  })

  it('is not answered by nothing, nor by "unknown"', () => {
    const empty = startFields({ fact, service: 'chatgpt', accountTypes: [] }, undefined, today)
    expect(readValue(fact, empty)).toBe(null)
    const kind = valueKind(fact)
    if ('values' in kind) expect(kind.values).not.toContain('unknown')
  })
})

it('shares are entered in percent', () => {
  expect(readValue('o.literacyRate', filled('o.literacyRate'))).toBe(0.4)
})
