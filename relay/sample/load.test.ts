import { afterEach, beforeEach, expect, it } from 'vitest'
import { reportsSchema } from '#shared/protocol/http.ts'
import { startTrial, trialDay, type Trial } from '#test/fixture/relay.ts'
import { loadSample } from './load.ts'

let trial: Trial
beforeEach(async () => {
  trial = await startTrial()
})
afterEach(() => trial.stop())

it('fills an empty workspace by the ways real data takes, once', async () => {
  const parts = { relay: trial.relay, subtle: globalThis.crypto.subtle, now: trialDay, newId: () => crypto.randomUUID() }
  expect([await loadSample(parts), await loadSample(parts)]).toEqual([true, false])
  const { reports } = reportsSchema.parse(await (await trial.administrator.call('GET', '/api/reports')).json())
  const answered = trial.relay.ledger.acts().flatMap(({ content }) => (content.kind === 'answer-report' ? [content.report] : []))
  expect(answered.filter((report) => !reports.some((kept) => kept.report.id === report))).toEqual([])
  expect(reports.length).toBeGreaterThan(answered.length)
  expect(reports.every(({ receivedOn }) => receivedOn < '2026-11-19')).toBe(true)
})
