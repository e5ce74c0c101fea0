import fc from 'fast-check'
import { expect, test } from 'vitest'
import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import type { Act, ActContentOf } from '#shared/act/schema.ts'
import { loadCatalogue } from '#shared/catalogue/index.ts'
import { serviceIdSchema } from '#shared/taxonomy/schema.ts'
import { extraHosts, ownFacts, ownServiceId, ownServices, settledHosts } from './own.ts'

const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,20}[a-z0-9])?$/)
const host = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'))

test('every host has an id, and no two have the same', () => {
  fc.assert(fc.property(host, host, (a, b) => {
    expect(serviceIdSchema.safeParse(ownServiceId(a)).success).toBe(true)
    expect(ownServiceId(a) === ownServiceId(b)).toBe(a === b)
  }))
  expect(ownServiceId('a-b.example')).not.toBe(ownServiceId('a.b.example'))
})

test('no service of the catalogue can be mistaken for one of the organisation', () => {
  expect(loadCatalogue(compiled).services.filter(({ id }) => id.startsWith('own-'))).toEqual([])
})

const settle = (number: number, content: Omit<Extract<ActContentOf<'settle-candidate'>, { outcome: 'confirm' }>, 'kind' | 'outcome'> | { host: string }): Act => ({
  version: 1, id: crypto.randomUUID(), basedOn: 0, reason: 'Seen', number, at: '2026-11-21T10:00:00.000Z', by: { id: 'member-1', name: 'A', role: 'security' }, samePerson: false, previous: '', hash: 'x',
  content: 'name' in content ? { kind: 'settle-candidate', outcome: 'confirm', ...content } : { kind: 'settle-candidate', outcome: 'dismiss', ...content },
})

test('an own service keeps its last name, also when it is one no longer', () => {
  const confirm = { host: 'new-chat.io', name: 'New', vendor: 'New Inc', category: 'general_assistant' as const }
  const own = ownServices([settle(1, confirm), settle(2, { ...confirm, name: 'Newer' }), settle(3, { host: 'new-chat.io' }), settle(4, { host: 'else.io' })])
  expect(own).toEqual([{ ...confirm, id: 'own-new--chat-io', name: 'Newer' }])
  expect(own.map(ownFacts)).toMatchObject([{ id: 'own-new--chat-io', name: 'Newer', vendor: 'New Inc', country: 'unknown', hosts: ['new-chat.io'] }])
})

test('hosts of the bundle: what is matched, and what is reported no more', () => {
  const hosts = { own: [{ id: 'own-a-io', name: 'A', vendor: 'A', category: 'other' as const, host: 'a.io' }], merged: [{ host: 'b.io', service: 'chatgpt' }], dismissed: ['c.io'] }
  expect([...extraHosts(hosts)]).toEqual([['a.io', 'own-a-io'], ['b.io', 'chatgpt']])
  expect([...settledHosts(hosts)]).toEqual(['a.io', 'b.io', 'c.io'])
})
