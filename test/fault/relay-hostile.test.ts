import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { entriesRoot, entryFault } from '#shared/document/schema.ts'
import { startTrial, trialSheet, type Caller, type OpenDraft, type Trial } from '#test/fixture/relay.ts'
import { openRawDraft } from './rawDraft.ts'

// Hocuspocus prints a line for each update that is refused; here that is what happens all the time.
vi.spyOn(console, 'error').mockImplementation(() => undefined)

let trial: Trial
let security: Caller
let honest: OpenDraft
const owner = (service: string) => `record/${service}/owner`
const entry = (caller: Caller, value = 'Sales') => ({ value, editedBy: caller.member.id, editedOn: '2026-11-19' })

beforeAll(async () => {
  trial = await startTrial()
  security = await trial.join('Mallory', 'security')
  honest = await trial.openDraft(trial.administrator, 'inventory')
  for (let index = 0; index < 20; index++) honest.set(owner(`s${index}`), entry(trial.administrator))
  await honest.saved()
})
afterAll(async () => {
  honest.close()
  await trial.stop()
})

/** The document as a newcomer gets it: readable, every entry in order, the honest ones there. */
async function expectWhole(): Promise<void> {
  const fresh = await trial.openDraft(trial.administrator, 'inventory')
  const entries = fresh.doc.getMap(entriesRoot)
  expect(fresh.doc.store.pendingStructs).toBe(null)
  expect([...fresh.doc.share.keys()]).toEqual([entriesRoot])
  for (const [key, value] of entries.entries()) expect(entryFault('inventory', key, value)).toBe(null)
  for (let index = 0; index < 20; index++) expect(entries.has(owner(`s${index}`))).toBe(true)
  fresh.close()
}

function varUints(...values: number[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const value of values) encoding.writeVarUint(encoder, value)
  return encoding.toUint8Array(encoder)
}

function updateOf(change: (doc: Y.Doc) => void, from?: Y.Doc): Uint8Array {
  const doc = new Y.Doc()
  if (from !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  const before = Y.encodeStateVector(doc)
  change(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

function forgedAs(victim: Y.Doc): Uint8Array {
  return updateOf((doc) => {
    doc.clientID = victim.clientID
    doc.getMap(entriesRoot).set(owner('squat'), entry(security))
  }, victim)
}

/** 5,000 replicas that each write one byte under the root: what bloats every later handshake. */
function manyClients(): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 5_000)
  for (let client = 1; client <= 5_000; client++) {
    for (const value of [1, client, 0]) encoding.writeVarUint(encoder, value)
    encoding.writeUint8(encoder, 0x28)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, entriesRoot)
    encoding.writeVarString(encoder, `k${client}`)
    encoding.writeVarUint(encoder, 1)
    encoding.writeAny(encoder, 1)
  }
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

describe('updates that must never be acknowledged', () => {
  it.each<[string, () => Uint8Array]>([
    ['30 million structs in seven bytes', () => varUints(1, 30_000_000, 1, 0)],
    ['too large', () => randomBytes(300 * 1024)],
    ['another root', () => updateOf((doc) => doc.getMap('other').set('x', 1))],
    ['a delete in another root', () => updateOf((doc) => doc.getMap('other').delete('x'), (() => { const doc = new Y.Doc(); doc.getMap('other').set('x', 1); return doc })())],
    ['an entry in the name of another', () => updateOf((doc) => doc.getMap(entriesRoot).set(owner('x'), entry(trial.administrator)), honest.doc)],
    ["another member's replica", () => forgedAs(honest.doc)],
    ["a GC struct over another member's next clocks", () => varUints(1, 1, honest.doc.clientID, Y.getState(honest.doc.store, honest.doc.clientID), 0, 1000, 0)],
    ['thousands of replicas', manyClients],
    ['a clock out of bounds', () => varUints(1, 1, 9, 2 ** 45, 0, 1, 0)],
    ['a deletion of 2^40 items', () => varUints(0, 1, honest.doc.clientID, 1, 0, 2 ** 40)],
  ])('%s', async (_name, make) => {
    const raw = await openRawDraft(trial.url, security.cookie, 'inventory')
    raw.sendUpdate(make())
    await raw.answered()
    expect([raw.acknowledged(), raw.closed()]).toEqual([0, expect.any(String)])
    raw.end()
    await expectWhole()
  })

  it('anything at all from an auditor', async () => {
    const auditor = await trial.join('Ann', 'auditor')
    const raw = await openRawDraft(trial.url, auditor.cookie, 'inventory')
    raw.sendUpdate(updateOf((doc) => doc.getMap(entriesRoot).set(owner('x'), entry(auditor)), honest.doc))
    raw.sendUpdate(randomBytes(50))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(raw.acknowledged()).toBe(0)
    raw.end()
    await expectWhole()
  })
})

it('hundreds of mutated updates and random frames: the relay lives and the document is whole', async () => {
  const real = updateOf((doc) => {
    for (let index = 0; index < 5; index++) doc.getMap(entriesRoot).set(owner(`m${index}`), entry(security))
  }, honest.doc)
  let acknowledged = 0
  for (let round = 0; round < 300; round++) {
    const raw = await openRawDraft(trial.url, security.cookie, 'inventory')
    if (round % 3 === 0) {
      raw.send(randomBytes(1 + (round % 200)))
    } else {
      const bytes = Uint8Array.from(real)
      for (const at of randomBytes(1 + (round % 4))) bytes[at % bytes.length] = randomBytes(1)[0] as number
      raw.sendUpdate(bytes)
      await raw.answered()
    }
    acknowledged += raw.acknowledged()
    raw.end()
  }
  expect(acknowledged).toBeLessThan(200)
  await expectWhole()
  honest.set(owner('after'), entry(trial.administrator))
  await honest.saved()
})

it('a forged state vector and a frame over 1 MB end the connection only', async () => {
  const raw = await openRawDraft(trial.url, security.cookie, 'inventory')
  raw.sendStateVector(randomBytes(600 * 1024))
  await raw.answered()
  expect(raw.closed()).toBe('size')
  const large = await openRawDraft(trial.url, security.cookie, 'inventory')
  large.send(randomBytes((1 << 20) + 1))
  await large.answered()
  expect(large.closed()).toBe('socket 1009')
  await expectWhole()
})

it('presence that a client claims reaches nobody', async () => {
  const other = await trial.openDraft(security, 'inventory')
  other.provider.setAwarenessField('user', { name: 'Someone else' })
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect([...(honest.provider.awareness?.getStates().values() ?? [])].some((state) => 'user' in state)).toBe(false)
  other.close()
})

describe('calls', () => {
  it('the socket opens only with a session and from our own pages', async () => {
    const upgrade = (headers: Record<string, string>) =>
      new Promise<string>((resolve) => {
        const socket = connect(Number(new URL(trial.url).port), '127.0.0.1')
        const lines = ['GET /api/drafts HTTP/1.1', 'Host: x', 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==']
        socket.write([...lines, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n'))
        socket.once('data', (data) => {
          resolve(data.toString().split('\r\n')[0] ?? '')
          socket.destroy()
        })
      })
    expect(await upgrade({})).toContain('401')
    expect(await upgrade({ cookie: security.cookie, origin: 'https://evil.example' })).toContain('403')
    expect(await upgrade({ cookie: security.cookie, 'sec-fetch-site': 'cross-site' })).toContain('403')
    expect(await upgrade({ cookie: security.cookie, origin: trial.url })).toContain('101')
  })

  it('a client that resets while it is refused takes nothing with it', async () => {
    const faults: unknown[] = []
    const note = (error: unknown) => faults.push(error)
    process.on('uncaughtException', note)
    const { port } = new URL(trial.url)
    for (let turn = 0; turn < 40; turn += 1) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => {
          socket.write('GET /api/drafts HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n')
          setTimeout(() => socket.resetAndDestroy(), turn % 4)
        })
        socket.on('error', () => undefined)
        socket.on('close', () => resolve())
      })
    }
    await vi.waitFor(async () => expect((await fetch(`${trial.url}/api/health`)).status).toBe(200))
    process.off('uncaughtException', note)
    expect(faults).toEqual([])
  })

  it('random bodies get a refusal, never a failure', async () => {
    const token = trial.relay.enrolment().token
    for (let round = 0; round < 60; round++) {
      const response = await fetch(`${trial.url}/api/sheets`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: randomBytes(round * 10) })
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ code: expect.any(String) as string, message: expect.any(String) as string })
    }
    const text = JSON.stringify(await trialSheet())
    for (let round = 0; round < 200; round++) {
      const at = Math.floor((text.length * round) / 200)
      const mutated = text.slice(0, at) + ['"', '{', '9', 'null', ''][round % 5] + text.slice(at + 1)
      const response = await fetch(`${trial.url}/api/sheets`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: mutated })
      expect([200, 400]).toContain(response.status)
    }
  })

  it('deeply nested JSON and prototype names are refused like any other body', async () => {
    for (const body of ['['.repeat(200_000), `{"sheet":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`, '{"__proto__":{"ok":true}}', '{"constructor":1}']) {
      const response = await security.call('POST', '/api/acts', undefined, {})
      expect(response.status).toBe(400)
      const direct = await fetch(`${trial.url}/api/acts`, { method: 'POST', headers: { cookie: security.cookie }, body })
      expect(direct.status).toBe(400)
    }
  })
})
