import { expect, it } from 'vitest'
import { guidanceStarter } from '#shared/message/guidance-starter.ts'
import type { ProfileRow } from '#shared/table/schema.ts'
import { readPage, startPage } from './fields.ts'
import { shareOf } from './state.ts'

const row = (value: string, from: number, to: number | null): ProfileRow => ({ service: 'organisation', by: 'guidance', value, browsers: { from, to }, sessions: { from: 0, to: 0 } })

it('the share is of the version in force, in bands, of all that reported', () => {
  const rows = [row('version_7', 100, 249), row('version_3', 20, 49), row('none', 10, 19), { ...row('version_7', 1, 1), service: 'chatgpt', by: 'level', value: 'public' } as ProfileRow]
  expect(shareOf(rows, 7)).toEqual({ read: { from: 100, to: 249 }, all: { from: 130, to: 317 }, earlier: { from: 20, to: 49 } })
  expect(shareOf(rows, 9)).toMatchObject({ read: null, earlier: { from: 120, to: 298 } })
  expect(shareOf([row('none', 2500, null)], 9)).toEqual({ read: null, all: { from: 2500, to: null }, earlier: null })
  expect(shareOf([], 7)).toBe(null)
})

it('a page comes out of the form as it went in; one that lacks a text does not', () => {
  const [page] = guidanceStarter.training
  if (page === undefined) throw new Error('the ready-made training has no page')
  expect(readPage(startPage(page))).toEqual(page)
  expect(readPage({ ...startPage(page), hasQuestion: false })).toEqual({ ...page, question: null })
  expect(readPage({ ...startPage(page), right: 3 })).toBe(null)
  const fields = startPage(page)
  expect(readPage({ ...fields, de: { ...fields.de, text: ' ' } })).toBe(null)
  expect(readPage({ ...fields, de: { ...fields.de, answers: ['a', 'b'] } })).toBe(null)
  expect(readPage(startPage(null))).toBe(null)
})
