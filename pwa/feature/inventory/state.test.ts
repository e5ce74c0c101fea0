import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildRegister, type ServiceView } from '#shared/register/index.ts'
import { fixtureWorkspace } from '#test/fixture/workspace.ts'
import { inventoryViews, matches, readQuery, servicesOf } from './state.ts'

let services: ServiceView[]
beforeAll(async () => {
  services = [...buildRegister(await fixtureWorkspace()).services.values()].map((entry) => entry.view)
})

it('understands only what a filter offers, whatever the address says', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('view', 'status', 'category', 'level', 'risk', 'text'), fc.string()), (query) => {
      const { view, filters } = readQuery(query)
      expect(inventoryViews).toContain(view)
      expect(Object.keys(filters).filter((name) => name !== 'text')).toEqual([])
    }),
  )
  expect(readQuery({ status: 'approved', level: 'restricted', view: 'all' })).toEqual({ view: 'all', filters: { status: 'approved', level: 'restricted' } })
})

describe('the list', () => {
  it('begins with what needs a decision, highest risk first', () => {
    const shown = servicesOf(services, 'needs')
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.every((service) => service.needs.length > 0)).toBe(true)
    const order = ['low', 'medium', 'high', 'critical']
    const ranks = shown.map((service) => order.indexOf(service.risk.level ?? ''))
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a))
  })

  it('filters by every filter at once, and finds by name or vendor', () => {
    const restricted = services.filter((service) => matches(service, { level: 'restricted', status: 'approved_with_conditions' }))
    expect(restricted.length).toBeGreaterThan(0)
    for (const service of restricted) expect([service.status, service.levels.includes('restricted')]).toEqual(['approved_with_conditions', true])
    expect(services.filter((service) => matches(service, { text: 'openai' })).map((service) => service.id)).toContain('chatgpt')
    expect(services.filter((service) => matches(service, { text: 'no such thing' }))).toEqual([])
  })
})
