import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeStore } from './acceptance.ts'
import { openEmbeddedStore } from './embedded.ts'
import { StoreFullError, type SheetRow } from './store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describeStore('embedded store', async () => {
  let store = openEmbeddedStore({ folder })
  return {
    store,
    async reopen() {
      await store.close()
      store = openEmbeddedStore({ folder })
      return store
    },
    destroy: () => store.close(),
  }
})

it('the ledger cannot be changed or deleted by SQL either', async () => {
  const store = openEmbeddedStore({ folder })
  await store.appendAct({ number: 1, id: 'a' } as never)
  await store.restart({} as never, { member: 'm', session: 's' })
  await store.appendAct({ number: 1, id: 'b' } as never)
  await store.close()
  const db = new DatabaseSync(join(folder, 'daybook.sqlite'))
  expect(() => db.exec('DELETE FROM act')).toThrow('append-only')
  expect(() => db.exec("UPDATE act SET act = '{}'")).toThrow('append-only')
  db.close()
})

it('data of a newer version, and a folder in use, are refused with a sentence', async () => {
  const store = openEmbeddedStore({ folder })
  expect(() => openEmbeddedStore({ folder })).toThrow('Another relay is running')
  openEmbeddedStore({ folder, exclusive: false }).close()
  await store.close()
  const db = new DatabaseSync(join(folder, 'daybook.sqlite'))
  db.exec('PRAGMA user_version = 99')
  db.close()
  expect(() => openEmbeddedStore({ folder })).toThrow('newer Daybook')
})

it('a full disk refuses what does not fit, keeps what was saved, and lets small things through', async () => {
  const store = openEmbeddedStore({ folder, mostPages: 60 })
  const row = (id: string, size: number): SheetRow => ({ id, month: '2026-11', revision: 1, sheet: 'x'.repeat(size), signature: 's' })
  const outcomes = await Promise.allSettled([store.putSheet(row('small', 100)), store.putSheet(row('huge', 400_000)), store.putSheet(row('other', 100))])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect((outcomes[1] as PromiseRejectedResult).reason).toBeInstanceOf(StoreFullError)
  expect(store.health()).toBe('full')
  expect((await store.sheetsOfMonth('2026-11')).map(({ id }) => id)).toEqual(['other', 'small'])
  await store.deleteSheets('2026-11')
  expect(store.health()).toBe('ok')
  await store.close()
})

it('data of the first version is taken over as it is', async () => {
  const store = openEmbeddedStore({ folder })
  await store.putSheet({ id: 'a', month: '2026-11', revision: 1, sheet: 'x', signature: 's' })
  await store.close()
  const db = new DatabaseSync(join(folder, 'daybook.sqlite'))
  db.exec('DROP TABLE report; PRAGMA user_version = 1')
  db.close()
  const again = openEmbeddedStore({ folder })
  expect(await again.putReport({ id: 'r', receivedOn: '2026-11-19', report: 'x' }, 9)).toBe('stored')
  expect((await again.sheetsOfMonth('2026-11')).map(({ id }) => id)).toEqual(['a'])
  await again.close()
})
