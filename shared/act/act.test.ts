import { describe, expect, it } from 'vitest'
import { checkChain, stampAct, subjectOf } from './ledger.ts'
import { refuseAct, type ActContext } from './rules.ts'
import { proposedActSchema, type Act, type ActContent, type ProposedAct } from './schema.ts'

const { subtle } = globalThis.crypto
const member = { id: 'member-ada', name: 'Ada', role: 'security' } as const

const decide: ActContent = {
  kind: 'decide-service',
  service: 'chatgpt',
  status: 'approved',
  uses: [{ purposes: ['writing'], levels: ['internal'], accountTypes: ['corporate_team'] }],
  conditions: [],
  alternative: null,
  reviewOn: '2027-11-21',
}

function proposed(content: ActContent, basedOn = 0): ProposedAct {
  return { version: 1, id: crypto.randomUUID(), basedOn, reason: 'Reviewed with legal', content }
}

const context: ActContext = { member, mode: 'organisation', last: null, lastEditor: null, today: '2026-11-21', acceptable: () => true, hostServices: [] }

async function chain(contents: ActContent[]): Promise<Act[]> {
  const acts: Act[] = []
  for (const content of contents) {
    const number = acts.length + 1
    acts.push(await stampAct(subtle, proposed(content), { number, at: '2026-11-21T10:00:00Z', by: member, samePerson: false, previous: acts.at(-1)?.hash ?? '' }))
  }
  return acts
}

it('a chain holds, and any change of an act, an order or a link shows', async () => {
  const acts = await chain([decide, decide, decide])
  const [first, second, third] = acts as [Act, Act, Act]
  expect(await checkChain(subtle, acts, null)).toBe(null)
  expect(await checkChain(subtle, [third], second)).toBe(null)
  expect(await checkChain(subtle, [first, { ...second, reason: 'Other' }, third], null)).toEqual({ number: 2, fault: 'hash' })
  expect(await checkChain(subtle, [first, third], null)).toEqual({ number: 3, fault: 'number' })
  expect(await checkChain(subtle, [first, { ...second, previous: third.hash }], null)).toEqual({ number: 2, fault: 'previous' })
})

it('an auditor may not act, security may not set up the organisation', () => {
  expect(refuseAct(proposed(decide), { ...context, member: { ...member, role: 'auditor' } })).toEqual({ code: 'role' })
  const setUp: ActContent = { kind: 'set-organisation', name: 'Acme', mode: 'organisation', k: 10, departments: [] }
  expect(refuseAct(proposed(setUp), context)).toEqual({ code: 'role' })
})

it('an act on an older state comes back as stale with the last one', async () => {
  const [last] = (await chain([decide])) as [Act]
  expect(refuseAct(proposed(decide), { ...context, last })).toEqual({ code: 'stale', last })
  expect(refuseAct(proposed(decide, last.number), { ...context, last })).toBe(null)
})

it('approval says what is allowed, prohibition allows nothing', () => {
  expect(refuseAct(proposed({ ...decide, uses: [] }), context)).toEqual({ code: 'uses' })
  expect(refuseAct(proposed({ ...decide, status: 'prohibited' }), context)).toEqual({ code: 'uses' })
  expect(refuseAct(proposed({ ...decide, status: 'prohibited', uses: [] }), context)).toBe(null)
})

it('in an organisation nobody confirms what they proposed or last edited', () => {
  const fact: ActContent = {
    kind: 'confirm-fact',
    service: 'chatgpt',
    accountType: 'corporate_team',
    fact: 's.dpa',
    value: 'signed',
    source: 'Contract 2026-17',
    checkedOn: '2026-11-20',
    confidence: 'contract',
    expiresOn: '2027-05-20',
    proposedBy: 'member-bob',
  }
  expect(subjectOf(fact)).toBe('fact/chatgpt/corporate_team/s.dpa')
  expect(refuseAct(proposed(fact), context)).toBe(null)
  expect(refuseAct(proposed({ ...fact, proposedBy: member.id }), context)).toEqual({ code: 'same-person' })
  expect(refuseAct(proposed(fact), { ...context, lastEditor: member.id })).toEqual({ code: 'same-person' })
  expect(refuseAct(proposed({ ...fact, proposedBy: member.id }), { ...context, mode: 'personal' })).toBe(null)
})

it('an acceptance has an end, sooner for a high risk, and none for what must be avoided', () => {
  const accept: ActContent = { kind: 'accept-risk', risk: 'AIC-D01', service: 'chatgpt', level: 'high', conditions: [], until: '2027-05-01', rules: '1' }
  expect(refuseAct(proposed(accept), context)).toBe(null)
  expect(refuseAct(proposed({ ...accept, until: '2027-11-01' }), context)).toEqual({ code: 'period' })
  expect(refuseAct(proposed(accept), { ...context, acceptable: () => false })).toEqual({ code: 'not-acceptable' })
  expect(proposedActSchema.safeParse(proposed({ ...accept, level: 'critical' } as never)).success).toBe(false)
})

it('an organisation has a group size of at least five and never becomes personal again', () => {
  const administrator = { ...context, member: { ...member, role: 'administrator' as const } }
  const setUp: ActContent = { kind: 'set-organisation', name: 'Acme', mode: 'organisation', k: 4, departments: [] }
  expect(refuseAct(proposed(setUp), administrator)).toEqual({ code: 'group-size' })
  expect(refuseAct(proposed({ ...setUp, mode: 'personal' }), administrator)).toEqual({ code: 'mode' })
  expect(refuseAct(proposed({ ...setUp, k: 10 }), { ...administrator, mode: 'personal' })).toBe(null)
})

describe('settling a host', () => {
  const settle = (host: string, outcome: 'confirm' | 'merge' | 'dismiss' | 'reopen', hostServices: string[] = []) => {
    const kind = 'settle-candidate'
    const content: ActContent =
      outcome === 'confirm' ? { kind, outcome, host, name: 'New', vendor: 'New', category: 'legal' } : outcome === 'merge' ? { kind, outcome, host, service: 'claude' } : { kind, outcome, host }
    return refuseAct(proposed(content), { ...context, hostServices })?.code ?? null
  }

  it.each(['printer.local', 'wiki.corp', 'chat.example.com', 'www.new-chat.io'])('%s is no name browsers could look up', (host) => {
    expect(['confirm', 'merge', 'dismiss', 'reopen'].map((outcome) => settle(host, outcome as 'confirm'))).toEqual(['host', 'host', 'host', null])
  })
  it.each(['google.com', 'amazonaws.com', 'vercel.app', 'login.auth0.com', 'api.segment.io'])('%s is everybody’s: it may be dismissed, not made a service', (host) => {
    expect(['confirm', 'merge', 'dismiss', 'reopen'].map((outcome) => settle(host, outcome as 'confirm'))).toEqual(['host-shared', 'host-shared', null, null])
  })
  it('a host of the catalogue stays with its service', () => {
    expect(['confirm', 'merge', 'dismiss', 'reopen'].map((outcome) => settle('chatgpt.com', outcome as 'confirm', ['chatgpt']))).toEqual(['host-known', 'host-known', 'host-known', null])
    expect([settle('claude.ai', 'merge', ['claude']), settle('shared.io', 'merge', ['claude', 'chatgpt'])]).toEqual([null, 'host-known'])
  })
  it('any other name can be settled in every way', () => {
    expect(['confirm', 'merge', 'dismiss', 'reopen'].map((outcome) => settle('my-app.vercel.app', outcome as 'confirm'))).toEqual([null, null, null, null])
  })
})
