import { expect, it } from 'vitest'
import type { Cell } from '#shared/cell/schema.ts'
import { createSigningKey } from '#shared/signature/signature.ts'
import { signedSheetSchema } from './schema.ts'
import { isGenuine, lastSheetDay, signSheet } from './sheet.ts'

const { subtle } = globalThis.crypto
const cell: Cell = {
  week: '2026-W47',
  service: 'chatgpt',
  department: 'sales',
  accountType: 'personal_free',
  level: 'internal',
  purpose: 'writing',
  categories: [],
  destination: 'unknown',
  affectsPeople: 'unknown',
  humanReview: 'unknown',
  connectors: 'unknown',
  overridden: false,
  sessions: 3,
}

it('a signed sheet passes the schema and is genuine, through JSON too', async () => {
  const signed = await signSheet(subtle, await createSigningKey(subtle), '2026-11', 1, { cells: [cell] })
  const received = signedSheetSchema.parse(JSON.parse(JSON.stringify(signed)))
  expect(await isGenuine(subtle, received)).toBe(true)
})

it('a changed count or a borrowed id is not genuine', async () => {
  const [key, other] = [await createSigningKey(subtle), await createSigningKey(subtle)]
  const signed = await signSheet(subtle, key, '2026-11', 1, { cells: [cell] })
  expect(await isGenuine(subtle, { ...signed, sheet: { ...signed.sheet, cells: [{ ...cell, sessions: 4 }] } })).toBe(false)
  const foreign = await signSheet(subtle, other, '2026-11', 1, { cells: [cell] })
  expect(await isGenuine(subtle, { ...foreign, sheet: { ...foreign.sheet, id: signed.sheet.id } })).toBe(false)
})

it('names the fault of a bad sheet', async () => {
  const key = await createSigningKey(subtle)
  const wrongMonth = await signSheet(subtle, key, '2026-10', 1, { cells: [cell] })
  expect(signedSheetSchema.safeParse(wrongMonth).error?.issues[0]?.message).toContain('week of another month')
  const twice = await signSheet(subtle, key, '2026-11', 1, { cells: [cell, { ...cell, sessions: 9 }] })
  expect(signedSheetSchema.safeParse(twice).error?.issues[0]?.message).toContain('same combination')
  const spying = await signSheet(subtle, key, '2026-11', 1, { cells: [{ ...cell, url: 'https://x' } as Cell] })
  expect(signedSheetSchema.safeParse(spying).error?.issues[0]?.code).toBe('unrecognized_keys')
})

it('a November sheet may be sent until the end of February', () => expect(lastSheetDay('2026-11')).toBe('2027-02-27'))
