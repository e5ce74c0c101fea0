import fc from 'fast-check'
import { expect, it } from 'vitest'
import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import type { ServiceFacts } from './facts.ts'
import { packFacts, unpackFacts, withFacts } from './packed.ts'
import { partForBrowsers } from './part.ts'

const text = fc.string({ maxLength: 8 })
const facts = fc.record({
  id: text, name: text, vendor: text, country: text, category: fc.constantFrom('coding', 'search'), capabilities: fc.array(fc.constantFrom('text_generation', 'web_browsing')), embeddedIn: text, hosts: fc.array(text),
  pages: fc.record({ terms: text }, { requiredKeys: [] }), terms: fc.array(fc.record({ value: text })),
  sources: fc.array(fc.record({ for: fc.array(fc.constantFrom('hosts', 'vendor')), source: fc.constantFrom('a', 'b'), checkedOn: fc.constantFrom('2026-11-01', '2026-11-02') })),
}, { requiredKeys: ['id', 'name', 'vendor', 'country', 'category', 'capabilities', 'hosts', 'pages', 'terms', 'sources'] }) as unknown as fc.Arbitrary<ServiceFacts>

it('facts come out as they went in, whatever they are', () => {
  fc.assert(fc.property(fc.array(facts), (services) => {
    expect(unpackFacts(JSON.parse(JSON.stringify(packFacts(services))))).toEqual(services)
  }))
})

it('further services stand at the end', () => {
  fc.assert(fc.property(fc.array(facts), fc.array(facts), (services, more) => {
    expect(unpackFacts(withFacts(packFacts(services), more))).toEqual([...services, ...more.map((one) => ({ ...one, pages: {}, terms: [], sources: [] }))])
  }))
})

it('the browsers’ part is the same catalogue without what only pages show', () => {
  const { facts: known, ...rest } = compiled
  const { facts: kept, ...same } = partForBrowsers(compiled)
  expect(same).toEqual(rest)
  expect(unpackFacts(kept)).toEqual(unpackFacts(known).map((one) => ({ ...one, pages: {}, terms: [], sources: [] })))
})
