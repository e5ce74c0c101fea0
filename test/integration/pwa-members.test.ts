import { afterEach, expect, it } from 'vitest'
import { entryKey } from '#shared/document/schema.ts'
import { createBrowser, signIn, startRelay, stopAll, until } from './pwa-client.ts'

afterEach(stopAll)

const owner = entryKey.record('chatgpt', 'owner')

async function twoMembers() {
  const relay = await startRelay()
  const [administrator, other] = [await createBrowser(relay.url()).openTab(), await createBrowser(relay.url()).openTab()]
  await signIn(relay, administrator)
  const member = await signIn(relay, other, 'security')
  await Promise.all([administrator.engine.syncNow(), other.engine.syncNow()])
  return { relay, administrator, other, member }
}

it('a member who is taken out is signed out, and an edit made before that is known reaches nobody', async () => {
  const { administrator, other, member } = await twoMembers()
  await other.engine.setEntry('inventory', owner, { value: 'Legal' })
  await until('the administrator has it', () => administrator.state.entries.inventory.value.has(owner))
  expect(await administrator.engine.removeMember(member.id)).toEqual({ ok: true, value: null })
  await other.engine.setEntry('inventory', owner, { value: 'Mine' })
  await until('signed out', () => other.state.connection.value === 'signed-out')
  await administrator.engine.syncNow()
  expect(administrator.state.entries.inventory.value.get(owner)).toMatchObject({ value: 'Legal', editedBy: member.id })
  expect(await administrator.engine.removeMember(member.id)).toMatchObject({ ok: false, problem: { code: 'unknown-member' } })
})

it('a new role counts in what is open: drafts take edits that they refused before', async () => {
  const { administrator, other, member } = await twoMembers()
  expect(await administrator.engine.changeRole(member.id, 'auditor')).toEqual({ ok: true, value: { ...member, role: 'auditor' } })
  await other.engine.syncNow()
  await other.engine.setEntry('inventory', owner, { value: 'No' })
  expect(other.state.pendingEdits.value).toMatchObject([{ state: 'returned', problem: { code: 'draft-role' } }])
  await other.engine.dismissEdit('inventory', owner)
  expect((await administrator.engine.changeRole(member.id, 'procurement')).ok).toBe(true)
  await other.engine.syncNow()
  await other.engine.setEntry('inventory', owner, { value: 'Yes' })
  await until('nothing waits', () => other.state.pendingEdits.value.length === 0)
  await until('the administrator has it', () => administrator.state.entries.inventory.value.has(owner))
})

it('a further link lets the same member in again', async () => {
  const { relay, administrator, member } = await twoMembers()
  const answer = await administrator.engine.linkFor(member.id)
  const browser = await createBrowser(relay.url()).openTab()
  expect(await browser.engine.signIn(answer.ok ? (answer.value.link.split('#')[1] ?? '') : '')).toMatchObject({ ok: true, value: { member } })
})
