import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTrial, until, type Caller, type Trial } from '#test/fixture/relay.ts'

// Hocuspocus prints a line for each update that is refused; here that is what happens all the time.
vi.spyOn(console, 'error').mockImplementation(() => undefined)

let trial: Trial
let security: Caller
beforeEach(async () => {
  trial = await startTrial()
  security = await trial.join('Sam', 'security')
})
afterEach(() => trial.stop())

const key = 'record/chatgpt/owner'
const entry = (caller: Caller, value = 'Sales') => ({ value, editedBy: caller.member.id, editedOn: '2026-11-19' })

const seenKey = 'seen/chatgpt/proxy'
const seen = (caller: Caller) => ({
  service: 'chatgpt', source: 'proxy', confidence: 'host', firstMonth: '2026-10', lastMonth: '2026-11', lines: { from: 10, to: 19 }, days: null,
  importedOn: '2026-11-19', editedBy: caller.member.id, editedOn: '2026-11-19',
})

describe('editing', () => {
  it('an edit reaches the other editor and is there after a restart', async () => {
    const [mine, theirs] = [await trial.openDraft(security, 'inventory'), await trial.openDraft(trial.administrator, 'inventory')]
    mine.set(key, entry(security))
    await mine.saved()
    await until(() => theirs.get(key) !== undefined)
    mine.close()
    theirs.close()
    trial = await trial.again()
    const later = await trial.openDraft(trial.administrator, 'inventory')
    expect(later.get(key)).toEqual(entry(security))
    later.close()
  })

  it('an entry may be changed and removed by another editor', async () => {
    const mine = await trial.openDraft(security, 'inventory')
    mine.set(key, entry(security))
    await mine.saved()
    const theirs = await trial.openDraft(trial.administrator, 'inventory')
    theirs.set(key, entry(trial.administrator, 'Marketing'))
    await theirs.saved()
    theirs.doc.getMap('entries').delete(key)
    await theirs.saved()
    await until(() => mine.get(key) === undefined)
    mine.close()
    theirs.close()
  })

  it('what logs say about a service is kept under its service and source', async () => {
    const mine = await trial.openDraft(security, 'inventory')
    mine.set(seenKey, seen(security))
    await mine.saved()
    mine.close()
    trial = await trial.again()
    const later = await trial.openDraft(trial.administrator, 'inventory')
    expect(later.get(seenKey)).toEqual(seen(security))
    later.close()
  })

  it('an auditor reads and cannot write', async () => {
    const auditor = await trial.join('Ann', 'auditor')
    await trial.relay.editDraft('inventory', { [key]: entry(security) }, security.member.id)
    const reader = await trial.openDraft(auditor, 'inventory')
    expect([reader.get(key), reader.provider.authorizedScope]).toEqual([entry(security), 'readonly'])
    reader.set(key, entry(auditor, 'Mine'))
    const other = await trial.openDraft(security, 'inventory')
    expect(other.get(key)).toEqual(entry(security))
    reader.close()
    other.close()
  })
})

describe('refusing', () => {
  it.each([
    ['entry', 'record/chatgpt/colour', (caller: Caller) => entry(caller)],
    ['entry', key, (caller: Caller) => ({ ...entry(caller), url: 'https://x' })],
    ['entry', seenKey, (caller: Caller) => ({ ...seen(caller), user: 'somebody' })],
    ['entry', 'seen/claude/proxy', seen],
    ['author', seenKey, (caller: Caller) => ({ ...seen(caller), editedBy: 'someone-else' })],
    ['author', key, (caller: Caller) => ({ ...entry(caller), editedBy: 'someone-else' })],
  ])('closes the document with the reason %s and keeps nothing', async (code, name, value) => {
    const mine = await trial.openDraft(security, 'inventory')
    mine.set(name, value(security))
    await expect(mine.saved()).rejects.toThrow(code)
    expect(mine.refusals).toMatchObject([{ code, key: name }])
    const other = await trial.openDraft(trial.administrator, 'inventory')
    expect(other.get(name)).toBe(undefined)
    other.set('record/claude/owner', entry(trial.administrator))
    await other.saved()
    mine.close()
    other.close()
  })

  it('a document nobody knows, and a call without a session', async () => {
    await expect(trial.openDraft(security, 'secrets' as never)).rejects.toThrow('unknown-document')
    await expect(trial.openDraft({ ...security, cookie: 'x=y' }, 'inventory')).rejects.toThrow('closed')
  })
})
