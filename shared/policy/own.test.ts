import fc from 'fast-check'
import { expect, test } from 'vitest'
import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import { loadCatalogue } from '#shared/catalogue/index.ts'
import { serviceIdSchema } from '#shared/taxonomy/schema.ts'
import { ownServiceId } from './own.ts'

const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,20}[a-z0-9])?$/)
const host = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'))

test('every host has an id, and no two have the same', () => {
  fc.assert(fc.property(host, host, (a, b) => {
    expect(serviceIdSchema.safeParse(ownServiceId(a)).success).toBe(true)
    expect(ownServiceId(a) === ownServiceId(b)).toBe(a === b)
  }))
  expect(ownServiceId('a-b.example')).not.toBe(ownServiceId('a.b.example'))
})

test('no service of the catalogue can be mistaken for one of the organisation', () => {
  expect(loadCatalogue(compiled).services.filter(({ id }) => id.startsWith('own-'))).toEqual([])
})
