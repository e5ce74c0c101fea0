import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { departmentSchema } from '#shared/taxonomy/schema.ts'
import { freshId, idOf } from './department.ts'

describe('id of a department', () => {
  it('is readable', () => {
    expect(idOf('Forschung & Entwicklung')).toBe('forschung-entwicklung')
    expect(idOf(' Größe ')).toBe('grosse')
  })
  it('fits the schema and is new, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('department', 'a', 'department-2')), (name, ids) => {
        const id = freshId(name, ids.map((known) => ({ id: known, name: known })))
        expect(departmentSchema.safeParse(id).success).toBe(true)
        expect(ids).not.toContain(id)
      }),
    )
  })
})
