import { expect, it } from 'vitest'
import { actContentSchema } from '#shared/act/schema.ts'
import { guidanceStarter } from './guidance-starter.ts'

it('the ready-made policy is an act the relay takes', () => {
  const content = { kind: 'publish-guidance', ...guidanceStarter }
  expect(actContentSchema.safeParse(content).error?.issues).toBe(undefined)
})
