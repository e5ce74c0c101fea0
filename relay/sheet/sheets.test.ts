import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSigningKey, sign } from '#shared/signature/signature.ts'
import { startTrial, trialCell, trialSheet, type Trial } from '#test/fixture/relay.ts'

const { subtle } = globalThis.crypto
let trial: Trial
beforeEach(async () => {
  trial = await startTrial()
})
afterEach(() => trial.stop())

const answerOf = async (response: Response) => ({ status: response.status, ...((await response.json()) as object) })

it('a sheet gets its receipt, the same again gets it again, a newer revision replaces it', async () => {
  const key = await createSigningKey(subtle)
  const first = await trialSheet(1, [trialCell], key)
  expect(await answerOf(await trial.pushSheet(first))).toEqual({ status: 200, id: first.sheet.id, revision: 1 })
  expect(await answerOf(await trial.pushSheet(first))).toEqual({ status: 200, id: first.sheet.id, revision: 1 })
  expect((await trial.pushSheet(await trialSheet(2, [], key))).status).toBe(200)
  expect(await answerOf(await trial.pushSheet(first))).toMatchObject({ status: 409, code: 'revision' })
})

it('a sheet of the version before is taken beside those of today, as long as it says no more than that version had', async () => {
  const key = await createSigningKey(subtle)
  const { sheet } = await trialSheet(1, [trialCell], key)
  const signed = async (change: object) => {
    const old = { ...sheet, ...change, version: 1 as const }
    return { sheet: old, signature: await sign(subtle, key.privateKey, old) }
  }
  expect(await answerOf(await trial.pushSheet(await signed({})))).toMatchObject({ status: 200, revision: 1 })
  expect(await answerOf(await trial.pushSheet(await signed({ guidance: 3, revision: 2 })))).toMatchObject({ status: 400 })
  const asks = { answered: 2, answeredLater: 0, ignored: 1, ignoredAgain: 0 }
  const more = { asks, justified: [{ reason: 'trial' as const, count: 1 }], guidance: 3 }
  expect(await answerOf(await trial.pushSheet(await trialSheet(2, [trialCell], key, '2026-11', more)))).toMatchObject({ status: 200, revision: 2 })
  expect(await answerOf(await trial.pushSheet(await trialSheet(3, [trialCell], key, '2026-11', { asks: { ...asks, seconds: 4 } as never })))).toMatchObject({ status: 400, code: 'unknown-field' })
})

it('two browsers with a cloned key: the second to send another state is told to open a new sheet', async () => {
  const key = await createSigningKey(subtle)
  await trial.pushSheet(await trialSheet(1, [trialCell], key))
  expect((await trial.pushSheet(await trialSheet(2, [{ ...trialCell, sessions: 4 }], key))).status).toBe(200)
  const answer = await answerOf(await trial.pushSheet(await trialSheet(2, [{ ...trialCell, sessions: 9 }], key)))
  expect(answer).toMatchObject({ status: 409, code: 'revision', field: 'sheet.revision' })
  const { member, workspace } = await (await trial.administrator.call('GET', '/api/session')).json()
  expect([member.role, workspace.reporting.browsers.from]).toEqual(['administrator', 1])
})

describe('refused with the field and the fix', () => {
  it.each([
    ['an unknown field', { url: 'https://x' }, 'sheet.cells.0.url', 'unknown-field'],
    ['an impossible count', { sessions: 0 }, 'sheet.cells.0.sessions', 'malformed'],
    ['a level nobody defined', { level: 'secret' }, 'sheet.cells.0.level', 'malformed'],
    ['a week of another month', { week: '2026-W40' }, 'sheet.cells', 'malformed'],
  ])('%s', async (_name, change, field, code) => {
    const signed = await trialSheet(1, [{ ...trialCell, ...change } as never])
    expect(await answerOf(await trial.pushSheet(signed))).toMatchObject({ status: 400, code, field, fix: expect.any(String) as string })
  })

  it('another version', async () => {
    const signed = await trialSheet()
    expect(await answerOf(await trial.pushSheet({ ...signed, sheet: { ...signed.sheet, version: 9 as never } }))).toMatchObject({ status: 400, code: 'version', field: 'sheet.version' })
  })

  it('a signature of something else', async () => {
    const signed = await trialSheet()
    expect(await answerOf(await trial.pushSheet({ ...signed, sheet: { ...signed.sheet, revision: 2 } }))).toMatchObject({ status: 400, code: 'signature' })
  })

  it('a wrong or missing token', async () => {
    const signed = await trialSheet()
    for (const authorization of ['', 'Bearer x', `Basic ${trial.relay.enrolment().token}`, `Bearer ${'A'.repeat(43)}`]) {
      expect(await answerOf(await trial.pushSheet(signed, { authorization }))).toMatchObject({ status: 401, code: 'enrolment' })
    }
  })
})

describe('time', () => {
  const today = (day: string) => ({ clock: () => new Date(`${day}T12:00:00Z`) })

  it('a day ahead is in order, two are a wrong clock', async () => {
    const december = await trialSheet(1, [], undefined, '2026-12')
    trial = await trial.again(today('2026-11-29'))
    expect((await trial.pushSheet(december)).status).toBe(200)
    const nextWeek = await trialSheet(1, [{ ...trialCell, week: '2026-W48' }])
    trial = await trial.again(today('2026-11-22'))
    expect((await trial.pushSheet(nextWeek)).status).toBe(200)
    trial = await trial.again(today('2026-11-21'))
    expect(await answerOf(await trial.pushSheet(nextWeek))).toMatchObject({ status: 400, code: 'clock', field: 'sheet.cells.0.week' })
    expect(await answerOf(await trial.pushSheet(december))).toMatchObject({ status: 400, code: 'clock', field: 'sheet.month' })
  })

  it('a month stays open for 90 days, then it is too late and its sheets are gone', async () => {
    const sheet = await trialSheet()
    trial = await trial.again(today('2027-02-27'))
    expect((await trial.pushSheet(sheet)).status).toBe(200)
    trial = await trial.again(today('2027-02-28'))
    expect(await answerOf(await trial.pushSheet(sheet))).toMatchObject({ status: 410, code: 'too-late' })
    trial = await trial.again(today('2026-11-19'))
    const { workspace } = await (await trial.administrator.call('GET', '/api/session')).json()
    expect(workspace.reporting).toEqual({ month: '2026-11', browsers: { from: 0, to: 0 } })
  })
})

describe('size', () => {
  const send = (body: Uint8Array, encoding: string) =>
    fetch(`${trial.url}/api/sheets`, { method: 'POST', headers: { authorization: `Bearer ${trial.relay.enrolment().token}`, 'content-encoding': encoding }, body: body as BodyInit })

  it('gzip is understood, a bomb and a lie are not', async () => {
    const signed = await trialSheet()
    expect((await send(gzipSync(JSON.stringify(signed)), 'gzip')).status).toBe(200)
    expect((await send(gzipSync(Buffer.alloc(64 << 20)), 'gzip')).status).toBe(413)
    expect((await send(Buffer.from('not gzip'), 'gzip')).status).toBe(400)
    expect((await send(Buffer.from('{}'), 'br')).status).toBe(400)
  })

  it('a body over 1 MB is refused, whether it says so or not', async () => {
    const large = Buffer.alloc((1 << 20) + 1, 32)
    expect((await send(large, 'identity')).status).toBe(413)
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(large)
        controller.close()
      },
    })
    const response = await fetch(`${trial.url}/api/sheets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${trial.relay.enrolment().token}` },
      body: stream,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
  })
})

it('a full store answers 507, says so, and nothing else breaks', async () => {
  trial = await trial.again({ mostPages: 60 })
  let status = 200
  for (let index = 0; index < 400 && status === 200; index++) status = (await trial.pushSheet(await trialSheet(1, many))).status
  expect(status).toBe(507)
  const health = await (await fetch(`${trial.url}/api/health`)).json()
  expect(health).toMatchObject({ ok: false, store: 'full' })
  expect((await trial.administrator.call('GET', '/api/session')).status).toBe(200)
})

const many = Array.from({ length: 60 }, (_, index) => ({ ...trialCell, service: `service-${index}` }))
