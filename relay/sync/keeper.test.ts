import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as encoding from 'lib0/encoding'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { entriesRoot, entryFault } from '#shared/document/schema.ts'
import { openEmbeddedStore } from '#relay/store/embedded.ts'
import { StoreFullError, type Store } from '#relay/store/store.ts'
import { createKeeper, type Keeper } from './keeper.ts'

let folder: string
let store: Store
let keeper: Keeper
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-keeper-'))
  store = openEmbeddedStore({ folder })
  keeper = createKeeper('inventory', store, () => new Date())
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const ada = 'member-ada'
const bob = 'member-bob'
const owner = (service: string) => `record/${service}/owner`
const entry = (member: string, value = 'Sales') => ({ value, editedBy: member, editedOn: '2026-11-19' })

/** A replica of the stored document, as a browser has it. */
async function replica(): Promise<Y.Doc> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await keeper.state())
  return doc
}

/** What an edit sends. */
function edit(doc: Y.Doc, change: (entries: Y.Map<unknown>) => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.transact(() => change(doc.getMap(entriesRoot)))
  return Y.encodeStateAsUpdate(doc, before)
}

function whole(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  change(doc)
  return Y.encodeStateAsUpdate(doc)
}

async function entries(): Promise<Record<string, unknown>> {
  return (await replica()).getMap(entriesRoot).toJSON()
}

async function seed(count = 3): Promise<Y.Doc> {
  const doc = await replica()
  for (let index = 0; index < count; index++) expect(await keeper.accept(edit(doc, (map) => map.set(owner(`s${index}`), entry(ada))), ada)).toBe(null)
  return doc
}

function update(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
const varUints = (...values: number[]) => update((encoder) => values.forEach((value) => encoding.writeVarUint(encoder, value)))

/** A value with a neighbour on both sides, as only lists have: under a client id of its own, beside the first entry. */
function between(doc: Y.Doc): Uint8Array {
  const [client] = [...doc.store.clients.keys()] as [number]
  return update((encoder) => {
    for (const value of [1, 1, 99, 0]) encoding.writeVarUint(encoder, value)
    encoding.writeUint8(encoder, 0xc8)
    for (const value of [client, 0, client, 1, 1]) encoding.writeVarUint(encoder, value)
    encoding.writeAny(encoder, 1)
    encoding.writeVarUint(encoder, 0)
  })
}

describe('takes what editors do', () => {
  it('sets, changes and removes, also as one first sync after weeks offline', async () => {
    const offline = new Y.Doc()
    for (let index = 0; index < 200; index++) edit(offline, (map) => map.set(owner(`s${index % 20}`), entry(ada, `v${index}`)))
    edit(offline, (map) => map.delete(owner('s7')))
    expect(await keeper.accept(Y.encodeStateAsUpdate(offline), ada)).toBe(null)
    const all = await entries()
    expect(Object.keys(all)).toHaveLength(19)
    expect(all[owner('s3')]).toEqual(entry(ada, 'v183'))
    expect(await keeper.lastEditor(owner('s3'))).toBe(ada)
    expect(await keeper.lastEditor(owner('s7'))).toBe(null)
  })

  it('two who edit the same key at once both have their update taken, one value stands', async () => {
    const [one, two] = [await replica(), await replica()]
    const updates = [edit(one, (map) => map.set(owner('x'), entry(ada))), edit(two, (map) => map.set(owner('x'), entry(bob)))] as const
    expect(await Promise.all([keeper.accept(updates[0], ada), keeper.accept(updates[1], bob)])).toEqual([null, null])
    Y.applyUpdate(one, updates[1])
    expect((await entries())[owner('x')]).toEqual(one.getMap(entriesRoot).get(owner('x')))
  })

  it('a second send of the same update counts only when the first is durable', async () => {
    const slow = { ...store, appendDraft: () => new Promise<number>((_, reject) => setTimeout(() => reject(new StoreFullError('full')), 30)) }
    const other = createKeeper('inventory', slow, () => new Date())
    const sent = edit(new Y.Doc(), (map) => map.set(owner('x'), entry(ada)))
    const answers = await Promise.all([other.accept(sent, ada), other.accept(sent, ada)])
    expect(answers.map((answer) => answer?.code)).toEqual(['store-full', 'store-full'])
    expect((await store.draft('inventory')).seq).toBe(0)
  })

  it('after a failed write nothing stays, and the same update can be sent again', async () => {
    let isFull = true
    const filling: Store = { ...store, appendDraft: (...args) => (isFull ? Promise.reject(new StoreFullError('full')) : store.appendDraft(...args)) }
    keeper = createKeeper('inventory', filling, () => new Date())
    const doc = new Y.Doc()
    const [one, two] = [edit(doc, (map) => map.set(owner('x'), entry(ada))), edit(doc, (map) => map.set(owner('y'), entry(ada)))]
    expect((await keeper.accept(one, ada))?.code).toBe('store-full')
    expect((await keeper.accept(two, ada))?.code).toBe('gap')
    isFull = false
    expect(await entries()).toEqual({})
    expect([await keeper.accept(one, ada), await keeper.accept(two, ada)]).toEqual([null, null])
    expect(Object.keys(await entries())).toHaveLength(2)
  })

  it('snapshots keep the document whole', async () => {
    const doc = await replica()
    for (let index = 0; index < 1100; index++) await keeper.accept(edit(doc, (map) => map.set(owner(`s${index % 50}`), entry(ada, `v${index}`))), ada)
    const { pending, seq } = await store.draft('inventory')
    expect(seq).toBe(1100)
    expect(pending).toBeLessThan(500)
    const before = await entries()
    await store.pruneDrafts(Date.now() + 1)
    await keeper.reset()
    expect(await entries()).toEqual(before)
    expect(Object.keys(before)).toHaveLength(50)
  })
})

describe('refuses, keeping nothing', () => {
  const cases: [string, string, (doc: Y.Doc) => Uint8Array][] = [
    ['seven bytes that claim 30 million structs', 'malformed', () => varUints(1, 30_000_000, 1, 0)],
    ['nothing at all', 'malformed', () => new Uint8Array()],
    ['too much at once', 'size', () => new Uint8Array(256 * 1024 + 1)],
    ['another root', 'malformed', () => whole((doc) => doc.getMap('other').set('x', 1))],
    ['a list', 'malformed', () => whole((doc) => doc.getArray(entriesRoot).push([1]))],
    ['a text', 'malformed', () => whole((doc) => doc.getText(entriesRoot).insert(0, 'x'))],
    ['a nested map', 'malformed', (doc) => edit(doc, (map) => map.set(owner('x'), new Y.Map()))],
    ['a sub-document', 'malformed', (doc) => edit(doc, (map) => map.set(owner('x'), new Y.Doc()))],
    ['bytes as a value', 'malformed', (doc) => edit(doc, (map) => map.set(owner('x'), new Uint8Array(9)))],
    ['a number as a value', 'entry', (doc) => edit(doc, (map) => map.set(owner('x'), 7))],
    ['a key nobody defined', 'entry', (doc) => edit(doc, (map) => map.set('status/chatgpt', entry(bob)))],
    ['another name', 'author', (doc) => edit(doc, (map) => map.set(owner('x'), entry(ada)))],
    ['a good entry beside a bad one', 'entry', (doc) => edit(doc, (map) => {
      map.set(owner('x'), entry(bob))
      map.set('bad', 1)
    })],
    ['a change that follows one the relay never saw', 'gap', (doc) => (edit(doc, (map) => map.set(owner('x'), entry(bob))), edit(doc, (map) => map.set(owner('y'), entry(bob))))],
    ['a deletion of what is not there', 'gap', () => varUints(0, 1, 77, 1, 0, 5)],
    ['a deletion without end', 'gap', (doc) => varUints(0, 1, [...doc.store.clients.keys()][0] ?? 0, 1, 0, 2 ** 40)],
    ['a value put between two others', 'malformed', (doc) => between(doc)],
    ['a GC struct', 'malformed', () => varUints(1, 1, 5, 0, 0, 1000, 0)],
    ['a Skip struct', 'malformed', () => varUints(1, 1, 5, 0, 10, 1000, 0)],
    ['a clock beyond all bounds', 'malformed', () => varUints(1, 1, 5, 2 ** 40, 0, 1, 0)],
    ['a client id beyond all bounds', 'malformed', () => varUints(1, 1, 2 ** 40, 0, 0, 1, 0)],
  ]
  it.each(cases)('%s: %s', async (_name, code, make) => {
    await seed()
    const before = await entries()
    expect((await keeper.accept(make(await replica()), bob))?.code).toBe(code)
    expect(await entries()).toEqual(before)
    expect((await store.draft('inventory')).seq).toBe(3)
    const doc = await replica()
    expect(await keeper.accept(edit(doc, (map) => map.set(owner('z'), entry(bob))), bob)).toBe(null)
  })

  it("writing under another member's replica, which would make their next edits vanish", async () => {
    const doc = await seed()
    const squatter = await replica()
    squatter.clientID = doc.clientID
    const forged = edit(squatter, (map) => map.set(owner('x'), entry(bob)))
    expect((await keeper.accept(forged, bob))?.code).toBe('author')
    await keeper.reset()
    expect((await keeper.accept(forged, bob))?.code).toBe('author')
    expect(await keeper.accept(edit(doc, (map) => map.set(owner('y'), entry(ada))), ada)).toBe(null)
  })
})

it('mutated and random updates never break the document, whatever is taken of them', async () => {
  const doc = await seed(10)
  const honest = await replica()
  const real = edit(honest, (map) => {
    for (let index = 0; index < 5; index++) map.set(owner(`s${index}`), entry(bob, `b${index}`))
  })
  let taken = 0
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 60 }),
        fc.array(fc.tuple(fc.nat(real.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }).map((changes) => {
          const mutated = real.slice()
          for (const [at, value] of changes) mutated[at] = value
          return mutated
        }),
        fc.nat(real.length).map((length) => real.slice(0, length)),
      ),
      async (bytes) => {
        const { seq } = await store.draft('inventory')
        const refusal = await keeper.accept(bytes, bob)
        if (refusal !== null) {
          expect((await store.draft('inventory')).seq).toBe(seq)
          return
        }
        taken++
        const now = await replica()
        expect([now.store.pendingStructs, now.store.pendingDs, [...now.share.keys()].filter((name) => name !== entriesRoot)]).toEqual([null, null, []])
        for (const [key, value] of now.getMap(entriesRoot).entries()) expect(entryFault('inventory', key, value)).toBe(null)
      },
    ),
    { numRuns: 3_000 },
  )
  expect(taken).toBeGreaterThan(0)
  await keeper.reset()
  expect(await keeper.accept(edit(doc, (map) => map.set(owner('last'), entry(ada))), ada)).toBe(null)
  expect((await entries())[owner('last')]).toEqual(entry(ada))
}, 120_000)
