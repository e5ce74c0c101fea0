import { gzipSync } from 'node:zlib'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addDays } from '#shared/calendar/calendar.ts'
import type { ActContent } from '#shared/act/schema.ts'
import { reportsSchema } from '#shared/protocol/http.ts'
import type { Report } from '#shared/report/schema.ts'
import { startTrial, trialAct, trialDay, type Trial } from '#test/fixture/relay.ts'
import { lastReportDay } from './expire.ts'

let now: Date
let trial: Trial
const lines: string[] = []
beforeEach(async () => {
  now = trialDay
  lines.length = 0
  trial = await startTrial({ clock: () => now, log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }) })
})
afterEach(() => trial.stop())

const request = (changes: Partial<Extract<Report, { kind: 'request' }>> = {}): Report => ({
  version: 1, id: crypto.randomUUID(), kind: 'request', service: 'claude', tool: null, purpose: 'coding', level: 'internal',
  text: 'For reviews of our own code', name: 'Kim Example', ...changes,
})
const send = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${trial.url}/api/reports`, { method: 'POST', headers: { authorization: `Bearer ${trial.relay.enrolment().token}`, ...headers }, body: typeof body === 'string' || body instanceof Uint8Array ? body as BodyInit : JSON.stringify(body) })
const list = async (caller = trial.administrator) => reportsSchema.parse(await (await caller.call('GET', '/api/reports')).json()).reports

describe('sending', () => {
  it('is durable, and sending again is harmless', async () => {
    const report = request()
    expect((await send(report)).status).toBe(204)
    expect((await send(gzipSync(JSON.stringify(report)), { 'content-encoding': 'gzip' })).status).toBe(204)
    trial = await trial.again()
    expect(await list()).toEqual([{ report, receivedOn: '2026-11-19' }])
  })

  it('another content under the same id is refused and changes nothing', async () => {
    const report = request()
    await send(report)
    expect((await send({ ...report, text: 'Something else' })).status).toBe(409)
    expect((await list())[0]?.report.text).toBe('For reviews of our own code')
  })

  it('needs the token of the organisation, and gives browsers nothing to read', async () => {
    expect((await fetch(`${trial.url}/api/reports`, { method: 'POST', body: JSON.stringify(request()) })).status).toBe(401)
    expect((await fetch(`${trial.url}/api/reports`, { headers: { authorization: `Bearer ${trial.relay.enrolment().token}` } })).status).toBe(401)
    expect(await list()).toEqual([])
  })

  it.each([
    ['no JSON', '{"version":1'],
    ['null', null],
    ['an array', []],
    ['a field of the day', { ...request(), receivedOn: '2026-11-19' }],
    ['a sheet named in it', { ...request(), sheet: 'x' }],
    ['no id', { ...request(), id: 'me' }],
    ['an empty text', { ...request(), text: '   ' }],
    ['a long text', { ...request(), text: 'x'.repeat(1001) }],
    ['a long name', { ...request(), name: 'x'.repeat(81) }],
    ['no tool at all', request({ service: null, tool: null })],
    ['a service that is a path', { ...request(), service: '../../etc' }],
    ['another version', { ...request(), version: 2 }],
    ['a kind of its own', { ...request(), kind: 'praise' }],
    ['a topic of its own', { version: 1, id: crypto.randomUUID(), kind: 'concern', topic: 'gossip', service: null, text: 'x', name: null }],
  ])('%s is refused with a sentence', async (_, body) => {
    const answer = await send(body)
    expect(answer.status).toBe(400)
    expect(((await answer.json()) as { message: string }).message).not.toBe('')
    expect(await list()).toEqual([])
  })

  it('a body that is too large, or grows when unpacked, is refused before it is read whole', async () => {
    expect((await send('x'.repeat(20_000))).status).toBe(413)
    expect((await send(gzipSync('x'.repeat(5_000_000)), { 'content-encoding': 'gzip' })).status).toBe(413)
  })

  it('what looks like markup or a formula comes back letter for letter', async () => {
    const text = '<img src=x onerror=alert(1)> =HYPERLINK("x") \u202e ${x} {{x}} ünï'
    await send(request({ text, name: '"><script>' }))
    expect((await list())[0]?.report).toMatchObject({ text, name: '"><script>' })
  })

  it('a flood is held back for a minute', async () => {
    const statuses = await Promise.all(Array.from({ length: 70 }, async () => (await send(request())).status))
    expect([statuses.filter((status) => status === 204).length, statuses.filter((status) => status === 429).length]).toEqual([60, 10])
    now = new Date(now.getTime() + 61_000)
    expect((await send(request())).status).toBe(204)
  })
})

it('where no more are taken, what is stored already is still acknowledged; an administrator makes room, but not of what was answered', async () => {
  trial = await trial.again({ mostReports: 2 })
  const [answered, invented, third] = [request(), request({ text: 'planted-invented' }), request()]
  for (const report of [answered, invented]) expect((await send(report)).status).toBe(204)
  const full = await send(third)
  expect([full.status, ((await full.json()) as { code: string }).code]).toEqual([429, 'too-many'])
  expect([(await send(invented)).status, (await send({ ...invented, text: 'x' })).status]).toEqual([204, 409])
  await trial.administrator.call('POST', '/api/acts', trialAct({ kind: 'answer-report', report: answered.id, about: 'request', outcome: 'noted', service: null, text: 'Seen.' }))
  const remove = (caller = trial.administrator, ids = [answered.id, invented.id, third.id]) => caller.call('POST', '/api/reports/remove', { ids })
  for (const role of ['security', 'procurement', 'auditor'] as const) expect((await remove(await trial.join(role, role))).status).toBe(403)
  expect((await fetch(`${trial.url}/api/reports/remove`, { method: 'POST', headers: { authorization: `Bearer ${trial.relay.enrolment().token}` }, body: JSON.stringify({ ids: [invented.id] }) })).status).toBe(401)
  expect((await remove(trial.administrator, ['x'])).status).toBe(400)
  expect(await (await remove()).json()).toEqual({ removed: 1 })
  expect((await list()).map(({ report }) => report.id)).toEqual([answered.id])
  expect((await send(third)).status).toBe(204)
  expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(expect.objectContaining({ count: 1, msg: 'requests and concerns were removed unanswered' }))
  expect(lines.join('\n')).not.toContain('planted')
})

it('an auditor reads them without names; who is signed out reads nothing', async () => {
  await send(request())
  const [auditor, procurement] = [await trial.join('Ada', 'auditor'), await trial.join('Pat', 'procurement')]
  expect((await list(procurement))[0]?.report.name).toBe('Kim Example')
  expect((await list(auditor))[0]?.report).toMatchObject({ name: null, text: 'For reviews of our own code' })
  expect((await fetch(`${trial.url}/api/reports`)).status).toBe(401)
})

it('nothing of a report is logged', async () => {
  await send(request({ text: 'planted-text', name: 'planted-name' }))
  await send({ ...request(), text: '', name: 'planted-name', tool: 'planted-tool' })
  await list()
  const said = lines.join('\n')
  expect(said).toContain('/api/reports')
  expect(said).not.toContain('planted')
})

describe('keeping', () => {
  /** Each try starts the relay again. */
  const patience = { timeout: 15_000 }
  const answer = (report: string): ActContent => ({ kind: 'answer-report', report, about: 'request', outcome: 'declined', service: null, text: 'Please use the approved one.' })

  it('ends 90 days after the answer, and after a year in any case', () => {
    expect(lastReportDay('2026-01-01', null)).toBe('2027-01-01')
    expect(lastReportDay('2026-01-01', '2026-02-01')).toBe('2026-05-02')
    expect(lastReportDay('2026-01-01', '2026-12-20')).toBe('2027-01-01')
  })

  it('is done by the relay itself; the answer stays in the ledger, what was asked does not', async () => {
    const [answered, open] = [request({ text: 'planted-answered' }), request()]
    await send(answered)
    await send(open)
    expect((await trial.administrator.call('POST', '/api/acts', trialAct(answer(answered.id)))).status).toBe(201)
    const after = async (days: number) => {
      now = new Date(`${addDays('2026-11-19', days)}T12:00:00Z`)
      trial = await trial.again()
      return (await list()).map(({ report }) => report.id).sort()
    }
    expect(await after(90)).toEqual([answered.id, open.id].sort())
    await vi.waitFor(async () => expect(await after(91)).toEqual([open.id]), patience)
    expect(JSON.stringify(trial.relay.ledger.acts())).not.toContain('planted')
    await vi.waitFor(async () => expect(await after(366)).toEqual([]), patience)
  })
})
