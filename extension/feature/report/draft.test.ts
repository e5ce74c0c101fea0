import { expect, it } from 'vitest'
import { reportDraftSchema } from '#shared/report/schema.ts'
import { holdsAddress, readReport, startFields } from './draft.ts'

it('names the first field that says nothing', () => {
  expect(readReport('request', { ...startFields(null), tool: '  ', text: 'x' })).toEqual({ ok: false, missing: 'tool' })
  expect(readReport('request', startFields('claude'))).toEqual({ ok: false, missing: 'text' })
  expect(readReport('concern', { ...startFields('claude'), text: 'x' })).toEqual({ ok: false, missing: 'topic' })
})

it('what it reads is what the background takes; no name unless one was written', () => {
  const full = { ...startFields(null), tool: ' Granola ', topic: 'other', text: ' Because ', name: '  ' } as const
  for (const kind of ['request', 'concern'] as const) {
    const read = readReport(kind, full)
    expect(read).toMatchObject({ ok: true, report: { text: 'Because', name: null } })
    expect(reportDraftSchema.safeParse(read.ok && read.report).success).toBe(true)
  }
})

it('a service that was named first and then replaced does not come along', () => {
  expect(readReport('request', { ...startFields('claude'), service: null, tool: 'Granola', text: 'x' })).toMatchObject({ report: { service: null, tool: 'Granola' } })
  expect(readReport('request', { ...startFields('claude'), tool: 'Granola', text: 'x' })).toMatchObject({ report: { service: 'claude', tool: null } })
})

it('tells a text with an e-mail address', () => {
  expect(['ask kim@nordwind.example', 'a@b.de!'].map(holdsAddress)).toEqual([true, true])
  expect(['at @home', 'price @ 3.50', 'x @ y.com'].map(holdsAddress)).toEqual([false, false, false])
})
