import { afterEach, expect, it } from 'vitest'
import { examineSheet } from './examine.ts'
import { createExaminers, type Examiners } from './examiners.ts'
import { trialSheet } from '#test/fixture/relay.ts'

const today = '2026-11-19'
let examiners: Examiners
afterEach(() => examiners.stop())

/** A thread that falls over certain bodies, which the real one must never do. */
const frail = new URL(
  `data:text/javascript,${encodeURIComponent(`
  import { parentPort } from 'node:worker_threads'
  let answers = []
  const send = () => {
    parentPort.postMessage(answers)
    answers = []
  }
  parentPort.on('message', ({ body: { bytes }, alone }) => {
    if (bytes[0] === 1) process.exit(1)
    if (bytes[0] === 2) for (;;);
    if (bytes[0] === 3) for (const hoard = []; ; ) hoard.push(new Array(100_000).fill({}))
    answers.push({ ok: true, value: bytes[0] })
    if (alone) send()
    else if (answers.length === 1) setImmediate(send)
  })`)}`,
)
const body = (first: number) => ({ bytes: Uint8Array.of(first), isGzip: false })

it('says what the check itself says, of many at once and in their order', async () => {
  examiners = createExaminers({ threads: 2 })
  const sheets = await Promise.all([1, 2, 3, 4, 5, 6].map((revision) => trialSheet(revision)))
  const texts = [...sheets.map((signed) => JSON.stringify(signed)), '{"sheet":{}}', '[', JSON.stringify({ ...sheets[0], signature: sheets[1]?.signature })]
  const bodies = texts.map((text) => ({ bytes: Buffer.from(text), isGzip: false }))
  const answers = await Promise.all(bodies.map((each) => examiners.examine(each, today)))
  expect(answers).toEqual(bodies.map((each) => examineSheet(each, today)))
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, true, false, false, false])
  expect(examiners.waitingBytes()).toBe(0)
})

it.each([['ends its thread', 1, 60_000], ['never comes back', 2, 3_000], ['takes all memory', 3, 60_000]])('a sheet that %s fails, and no other', async (_name, fatal, patience) => {
  examiners = createExaminers({ threads: 1, patience, script: frail })
  const answers = await Promise.allSettled([10, 11, fatal, 12, 13].map((first) => examiners.examine(body(first), today)))
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? (answer.value as { value: unknown }).value : 'failed'))).toEqual([10, 11, 'failed', 12, 13])
  expect(examiners.waitingBytes()).toBe(0)
})

it('what waits when the relay stops fails, and nothing starts after that', async () => {
  examiners = createExaminers({ threads: 1, script: frail })
  const waiting = Promise.allSettled([2, 10].map((first) => examiners.examine(body(first), today)))
  await examiners.stop()
  expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(examiners.examine(body(10), today)).rejects.toThrow('stopping')
})
