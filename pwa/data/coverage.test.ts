import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { isCovered, type Held } from './coverage.ts'

const held = (document: Y.Doc): Held => ({
  vector: Y.decodeStateVector(Y.encodeStateVector(document)),
  deletes: Y.decodeUpdate(Y.encodeStateAsUpdate(document)).ds,
})

/** Sets or removes a key, and gives the update that carries it. */
function edit(document: Y.Doc, key: string, value: number | null): Uint8Array {
  const updates: Uint8Array[] = []
  const collect = (update: Uint8Array) => void updates.push(update)
  document.on('update', collect)
  if (value === null) document.getMap('entries').delete(key)
  else document.getMap('entries').set(key, value)
  document.off('update', collect)
  return Y.mergeUpdates(updates)
}

const edits = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(fc.integer())), { minLength: 1, maxLength: 12 })

describe('whether the relay holds an edit', () => {
  it('is so exactly for those it has received, removals included', () => {
    fc.assert(
      fc.property(edits, fc.nat(), (all, seed) => {
        const here = new Y.Doc()
        const relay = new Y.Doc()
        const made = all.flatMap(([key, value]) => (value === null && !here.getMap('entries').has(key) ? [] : [edit(here, key, value)]))
        const received = made.length === 0 ? 0 : seed % (made.length + 1)
        for (const update of made.slice(0, received)) Y.applyUpdate(relay, update)
        for (const [index, update] of made.entries()) expect(isCovered(update, held(relay))).toBe(index < received)
      }),
    )
  })

  it('is not so for a removal the relay knows only the value of', () => {
    const here = new Y.Doc()
    const relay = new Y.Doc()
    Y.applyUpdate(relay, edit(here, 'a', 1))
    const removal = edit(here, 'a', null)
    expect(isCovered(removal, held(relay))).toBe(false)
    Y.applyUpdate(relay, removal)
    expect(isCovered(removal, held(relay))).toBe(true)
  })
})
