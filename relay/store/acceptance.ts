import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Act } from '#shared/act/schema.ts'
import type { Identity, ReportRow, SheetRow, Store, TableRow } from './store.ts'

/** How a suite opens the store under test. `reopen` gives a new store on the same data. */
export type StoreUnderTest = { readonly store: Store; readonly reopen: () => Promise<Store>; readonly destroy: () => Promise<void> }

const identity: Identity = { epoch: '00000000-0000-4000-8000-000000000001', privateKey: 'private', publicKey: 'public', enrolmentToken: 'token' }
const sheet = (id: string, revision: number, text: string, month = '2026-11'): SheetRow => ({ id, month, revision, sheet: `${text} ${revision}`, signature: 's' })
const table = (hash: string, period: string, issue: number, kind: TableRow['kind'] = 'presence'): TableRow => ({ hash, kind, period, issue, text: `{"ä":"${hash}"}` })
const act = (number: number, id = `id-${number}`) => ({ number, id, reason: `r${number}` }) as unknown as Act
const report = (id: string, text: string, receivedOn = '2026-11-19'): ReportRow => ({ id, receivedOn, report: text })
const ada = { id: 'member-ada', name: 'Ada', role: 'security' } as const
const bob = { id: 'member-bob', name: 'Bob', role: 'administrator' } as const
const bytes = (...values: number[]) => Uint8Array.from(values)

/** What every implementation of the store must do. */
export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let under: StoreUnderTest
    let store: Store
    beforeEach(async () => {
      under = await open()
      store = under.store
    })
    afterEach(() => under.destroy())

    it('keeps the newest revision of a sheet and tells what became of each', async () => {
      expect(await store.putSheet(sheet('a', 1, 'x'))).toEqual({ outcome: 'stored', revision: 1 })
      expect(await store.putSheet(sheet('a', 1, 'x'))).toEqual({ outcome: 'seen', revision: 1 })
      expect(await store.putSheet(sheet('a', 1, 'y'))).toEqual({ outcome: 'conflict', revision: 1 })
      expect(await store.putSheet(sheet('a', 3, 'y'))).toEqual({ outcome: 'stored', revision: 3 })
      expect(await store.putSheet(sheet('a', 2, 'x'))).toEqual({ outcome: 'conflict', revision: 3 })
      expect(await store.putSheet(sheet('a', 4, 'y', '2026-12'))).toEqual({ outcome: 'conflict', revision: 3 })
      expect(await store.sheetsOfMonth('2026-11')).toEqual([sheet('a', 3, 'y')])
    })

    it('asks for room before something new is written, and for nothing else', async () => {
      const asked: (string | null)[] = []
      const room = (answer: boolean) => (stored: string | null) => (asked.push(stored), answer)
      expect(await store.putSheet(sheet('a', 1, 'x'), room(false))).toEqual({ outcome: 'held', revision: 0 })
      expect(await store.putSheet(sheet('a', 1, 'x'), room(true))).toEqual({ outcome: 'stored', revision: 1 })
      expect(await store.putSheet(sheet('a', 2, 'y'), room(false))).toEqual({ outcome: 'held', revision: 0 })
      expect(asked).toEqual([null, null, sheet('a', 1, 'x').sheet])
      expect(await store.putSheet(sheet('a', 1, 'x'), room(false))).toEqual({ outcome: 'seen', revision: 1 })
      expect(await store.putSheet(sheet('a', 1, 'y'), room(false))).toEqual({ outcome: 'conflict', revision: 1 })
      expect(asked).toHaveLength(3)
      expect(await store.sheetsOfMonth('2026-11')).toEqual([sheet('a', 1, 'x')])
    })

    it('many sheets at once all get their own answer', async () => {
      const outcomes = await Promise.all(Array.from({ length: 1200 }, (_, index) => store.putSheet(sheet(`s${index % 600}`, 1, index < 600 ? 'x' : 'y'))))
      expect(outcomes.filter(({ outcome }) => outcome === 'stored')).toHaveLength(600)
      expect(outcomes.filter(({ outcome }) => outcome === 'conflict')).toHaveLength(600)
      expect(await store.sheetCount('2026-11')).toBe(600)
    })

    it('forgets the sheets of a month', async () => {
      await store.putSheet(sheet('a', 1, 'x'))
      await store.putSheet(sheet('b', 1, 'x', '2026-12'))
      expect(await store.sheetMonths()).toEqual(['2026-11', '2026-12'])
      expect(await store.deleteSheets('2026-11')).toBe(1)
      expect(await store.sheetMonths()).toEqual(['2026-12'])
    })

    it('lists the newest issue of a table, still has the older ones, and knows where each month stands', async () => {
      await store.putPublication('2026-10', 'one', [table('h1', '2026-10', 1), table('h2', '2026-10', 2), table('h3', '2026-W44', 1, 'trend')])
      await store.putPublication('2026-12', 'two', [])
      await store.putPublication('2026-12', 'three', [])
      expect((await store.tableIndex()).map(({ hash, bytes }) => [hash, bytes])).toEqual([['h2', 11], ['h3', 11]])
      expect(await store.tableText('h1')).toBe('{"ä":"h1"}')
      expect(await store.tableText('nope')).toBe(null)
      expect([await store.publication('2026-10'), await store.publication('2026-12'), await store.publication('2026-11')]).toEqual(['one', 'three', null])
      expect(await store.deleteTables('2026-11')).toBe(3)
      expect(await store.tableIndex()).toEqual([])
      expect(await store.publicationMonths()).toEqual(['2026-12'])
    })

    it('an issue that is out is never replaced, and nothing of the try is kept', async () => {
      await store.putPublication('2026-10', 'one', [table('h1', '2026-10', 1)])
      await expect(store.putPublication('2026-10', 'two', [table('h2', '2026-10', 2), table('h9', '2026-10', 1)])).rejects.toThrow()
      expect([await store.publication('2026-10'), await store.tableText('h2')]).toEqual(['one', null])
    })

    it('takes a report once, tells another content under its name, and forgets what it is told to', async () => {
      const outcomes = await Promise.all([report('a', 'x'), report('a', 'x'), report('a', 'y'), report('b', 'x', '2026-11-18')].map((row) => store.putReport(row, 2)))
      expect(outcomes).toEqual(['stored', 'seen', 'conflict', 'stored'])
      expect([await store.putReport(report('a', 'x', '2026-11-20'), 2), await store.putReport(report('a', 'y'), 2), await store.putReport(report('c', 'x'), 2)]).toEqual(['seen', 'conflict', 'full'])
      store = await under.reopen()
      expect(await store.reports()).toEqual([report('b', 'x', '2026-11-18'), report('a', 'x')])
      expect(await store.deleteReports(['a', 'nope'])).toBe(1)
      expect(await store.reports()).toEqual([report('b', 'x', '2026-11-18')])
    })

    it('appends acts in order, each number and id once, over a restart', async () => {
      expect(await store.appendAct(act(1))).toBe('appended')
      expect(await store.appendAct(act(2))).toBe('appended')
      expect(await store.appendAct(act(2, 'other'))).toBe('taken')
      expect(await store.appendAct(act(3, 'id-1'))).toBe('taken')
      expect((await store.acts(0)).map(({ number }) => number)).toEqual([1, 2])
      store = await under.reopen()
      expect(await store.acts(1)).toEqual([act(2)])
    })

    it('a sign-in link works once and in time', async () => {
      await store.putMember(ada)
      await store.putLink({ hash: 'link', member: ada.id, expiresAt: 100 })
      await store.putLink({ hash: 'old', member: ada.id, expiresAt: 10 })
      expect(await store.exchangeLink('old', { hash: 's0', expiresAt: 500 }, 50)).toBe(null)
      const both = await Promise.all([store.exchangeLink('link', { hash: 's1', expiresAt: 500 }, 50), store.exchangeLink('link', { hash: 's2', expiresAt: 500 }, 50)])
      expect(both).toEqual([ada, null])
      expect(await store.session('s1')).toEqual({ hash: 's1', member: ada.id, expiresAt: 500, of: ada })
      expect(await store.session('s2')).toBe(null)
      await store.renewSession('s1', 900)
      await store.deleteEnded(800)
      expect((await store.session('s1'))?.expiresAt).toBe(900)
      await store.deleteSession('s1')
      expect(await store.session('s1')).toBe(null)
    })

    it('changes roles and removes members with all that lets them in, but never the last administrator', async () => {
      for (const member of [ada, bob]) await store.putMember(member)
      for (const hash of ['used', 'unused']) await store.putLink({ hash, member: ada.id, expiresAt: 100 })
      await store.exchangeLink('used', { hash: 's1', expiresAt: 500 }, 50)
      expect([await store.changeRole('nobody', 'auditor'), await store.deleteMember('nobody')]).toEqual(['unknown', 'unknown'])
      expect([await store.changeRole(bob.id, 'auditor'), await store.deleteMember(bob.id)]).toEqual(['last-administrator', 'last-administrator'])
      expect(await store.changeRole(ada.id, 'administrator')).toBe('done')
      expect((await store.session('s1'))?.of.role).toBe('administrator')
      expect(await Promise.all([store.deleteMember(ada.id), store.deleteMember(bob.id)])).toEqual(['done', 'last-administrator'])
      expect([await store.session('s1'), await store.exchangeLink('unused', { hash: 's2', expiresAt: 500 }, 50)]).toEqual([null, null])
      store = await under.reopen()
      expect(await store.members()).toEqual([bob])
    })

    it('gives a draft back as snapshot and what followed, also after pruning', async () => {
      expect(await store.draft('risk')).toMatchObject({ updates: [], seq: 0, pending: 0 })
      expect(await store.appendDraft('risk', [{ update: bytes(1), member: 'm', clients: [7] }, { update: bytes(2), member: 'n', clients: [8, 7] }], 10)).toBe(2)
      expect(await store.appendDraft('policy', [{ update: bytes(9), member: 'm', clients: [] }], 10)).toBe(1)
      await store.putSnapshot('risk', 2, bytes(12))
      expect(await store.appendDraft('risk', [{ update: bytes(3), member: 'm', clients: [] }], 20)).toBe(3)
      await store.pruneDrafts(15)
      store = await under.reopen()
      const draft = await store.draft('risk')
      expect(draft.updates.map((update) => [...update])).toEqual([[12], [3]])
      expect([draft.seq, draft.pending, [...draft.owners]]).toEqual([3, 1, [[7, 'm'], [8, 'n']]])
      expect((await store.draft('policy')).updates.map((update) => [...update])).toEqual([[9]])
      await store.pruneDrafts(100)
      expect(await store.appendDraft('risk', [{ update: bytes(4), member: 'm', clients: [] }], 30)).toBe(4)
    })

    it('keeps identity and address', async () => {
      expect(await store.identity()).toBe(null)
      await store.putIdentity(identity)
      await store.putAddress('http://localhost:1')
      store = await under.reopen()
      expect([await store.identity(), await store.address()]).toEqual([identity, 'http://localhost:1'])
    })

    it('begins anew with one member and their session, and nothing else', async () => {
      await store.putIdentity(identity)
      for (const member of [ada, bob]) await store.putMember(member)
      for (const [hash, member] of [['l1', bob.id], ['l2', bob.id], ['l3', ada.id]] as const) await store.putLink({ hash, member, expiresAt: 9 })
      await store.exchangeLink('l1', { hash: 'keep', expiresAt: 9 }, 1)
      await store.exchangeLink('l3', { hash: 'other', expiresAt: 9 }, 1)
      await store.putSheet(sheet('a', 1, 'x'))
      await store.putPublication('2026-10', 'one', [table('h1', '2026-10', 1)])
      await store.putReport(report('a', 'x'), 2)
      await store.appendAct(act(1))
      await store.appendDraft('risk', [{ update: bytes(1), member: 'm', clients: [7] }], 10)
      await store.restart({ ...identity, epoch: 'new' }, { member: bob.id, session: 'keep' })
      store = await under.reopen()
      expect((await store.identity())?.epoch).toBe('new')
      expect(await store.members()).toEqual([bob])
      expect((await store.session('keep'))?.of).toEqual(bob)
      expect(await store.session('other')).toBe(null)
      expect(await store.exchangeLink('l2', { hash: 'z', expiresAt: 9 }, 1)).toBe(null)
      expect(await store.reports()).toEqual([])
      expect([await store.acts(0), await store.sheetMonths(), await store.tableIndex(), await store.publication('2026-10'), (await store.draft('risk')).seq]).toEqual([[], [], [], null, 0])
      expect(await store.appendAct(act(1))).toBe('appended')
    })
  })
}
