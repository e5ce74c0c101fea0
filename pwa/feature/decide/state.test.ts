import { describe, expect, it } from 'vitest'
import { actContentSchema } from '#shared/act/schema.ts'
import { serviceStatuses } from '#shared/taxonomy/lists.ts'
import { allowedPurposes, copyOf, offeredOutcomes, presetNames, presetOf, presets, readDecision, startFields } from './state.ts'

const today = '2026-11-21'
const fields = { ...startFields(null, 'Reviewed', today) }

describe('a decision', () => {
  it('made from any preset is an act the relay takes', () => {
    for (const name of presetNames) {
      const read = readDecision('chatgpt', { ...fields, uses: [copyOf(presets[name])] }, today)
      expect(read.ok && actContentSchema.safeParse(read.content).success).toBe(true)
      expect(presetOf([copyOf(presets[name])])).toBe(name)
    }
  })

  it('names what is missing', () => {
    const faults = [
      { change: { reason: '  ' }, field: 'reason' },
      { change: { outcome: 'approved_with_conditions', conditions: ' \n' }, field: 'conditions' },
      { change: { uses: [{ purposes: [], levels: [], accountTypes: [] }] }, field: 'uses' },
      { change: { reviewOn: today }, field: 'review' },
    ] as const
    for (const { change, field } of faults) expect(readDecision('chatgpt', { ...fields, ...change, uses: 'uses' in change ? change.uses.map(copyOf) : fields.uses }, today)).toEqual({ ok: false, error: { field } })
  })

  it('that does not approve carries no uses and no conditions', () => {
    const read = readDecision('chatgpt', { ...fields, outcome: 'prohibited', conditions: 'x', alternative: 'claude' }, today)
    expect(read).toMatchObject({ ok: true, content: { uses: [], conditions: [], alternative: 'claude' } })
  })

  it('offers from every status something to decide, and never a step the rules refuse', () => {
    for (const status of serviceStatuses) expect(offeredOutcomes(status).length).toBeGreaterThan(0)
    expect(offeredOutcomes('approved')).toContain('prohibited')
    expect(offeredOutcomes('dismissed')).toEqual(['dismissed', 'detected'])
  })
})

it('no preset allows decisions about people', () => {
  for (const name of presetNames) expect(allowedPurposes([copyOf(presets[name])], 'corporate_enterprise', 'public').has('hr_recruiting')).toBe(false)
})
