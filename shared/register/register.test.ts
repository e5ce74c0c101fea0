import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#shared/calendar/calendar.ts'
import type { Entry, FactEntry } from '#shared/document/schema.ts'
import { entryKey } from '#shared/document/schema.ts'
import type { ActContentOf } from '#shared/act/schema.ts'
import { fixtureActs, fixtureToday as today, fixtureWorkspace, type FixtureWorkspace } from '#test/fixture/workspace.ts'
import { accountTypes } from '#shared/taxonomy/lists.ts'
import { riskCatalogueVersion } from '#shared/risk/catalogue.ts'
import { truthVector } from '#shared/risk/vector.ts'
import type { AccountType } from '#shared/taxonomy/schema.ts'
import { noTables } from './input.ts'
import { explainRisk } from './explain.ts'
import { organisationSheet, serviceSheet } from './fact.ts'
import { emptyLedger, ledgersOf } from './ledger.ts'
import { withChange } from './change.ts'
import { buildRegister, createRegister, type Register } from './register.ts'
import { riskRank } from './level.ts'

let workspace: FixtureWorkspace
beforeAll(async () => {
  workspace = await fixtureWorkspace()
})

/** The workspace with a few services only. */
function few(...services: string[]): FixtureWorkspace {
  const only = <T extends { rows: { service: string }[] }>(tables: readonly T[]) => tables.map((table) => ({ ...table, rows: table.rows.filter((row) => services.includes(row.service)) }))
  const { evidence, presence, trend } = workspace.tables
  return { ...workspace, tables: { ...workspace.tables, evidence: only(evidence), presence: only(presence), trend: only(trend) } }
}

/** Personal data was sent to Gemini from these accounts, and nothing else happened. */
function personalData(...accounts: readonly AccountType[]): FixtureWorkspace {
  const vector = (risk: string) => truthVector(risk, { 'u.categories': ['personal_data'], 'u.level': 'confidential', 'u.purpose': 'writing' })
  const common = { version: 1, issue: 1, k: 10, rules: riskCatalogueVersion, period: '2026-11' } as const
  const rows = accounts.flatMap((accountType) => ['AIC-D03', 'AIC-S07'].map((risk) => ({ service: 'gemini', accountType, risk, vectors: [vector(risk)] })))
  const presence = accounts.map((accountType) => ({ service: 'gemini', accountType, levels: ['confidential' as const], purposes: ['writing' as const], unanswered: false }))
  return { ...workspace, acts: [], drafts: {}, tables: { ...noTables, evidence: [{ ...common, kind: 'evidence', rows }], presence: [{ ...common, kind: 'presence', rows: presence }] } }
}

const editor = { editedBy: 'member-procurement', editedOn: today }
const proposal = (value: FactEntry['value']): FactEntry => ({ value, source: 'Contract', checkedOn: today, confidence: 'contract', expiresOn: addDays(today, 100), ...editor })
const confirmation = (fact: string, value: FactEntry['value'], scope: Pick<ActContentOf<'confirm-fact'>, 'service' | 'accountType'>, expiresOn = addDays(today, 100)): ActContentOf<'confirm-fact'> => ({
  kind: 'confirm-fact', ...scope, fact, value, source: 'Contract 7', checkedOn: today, confidence: 'contract', expiresOn, proposedBy: null,
})
const riskOf = (register: Register, service: string, risk: string) => register.services.get(service)?.risks.find((item) => item.risk === risk)
const instances = (register: Register) => [...register.services.values()].flatMap((service) => service.risks)
const plain = (register: Register) => ({ ...register, services: [...register.services] })

describe('a register', () => {
  it('shows every service seen or decided, and nothing else', () => {
    const register = buildRegister(workspace)
    const seen = new Set(workspace.tables.presence.flatMap((table) => table.rows.map((row) => row.service)))
    for (const { content } of workspace.acts) if (content.kind === 'decide-service') seen.add(content.service)
    expect([...register.services.keys()]).toEqual([...seen].sort())
  })

  it('is the same whatever the order of tables, rows and entries', () => {
    const expected = plain(buildRegister(workspace))
    const shuffled = <T>(list: readonly T[], random: () => number) => list.map((item) => [random(), item] as const).sort(([a], [b]) => a - b).map(([, item]) => item)
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (numbers) => {
        const random = () => numbers.next().value as number
        const tables = Object.fromEntries(
          Object.entries(workspace.tables).map(([kind, list]) => [kind, shuffled(list as unknown as { rows: unknown[] }[], random).map((table) => ({ ...table, rows: shuffled(table.rows, random) }))]),
        ) as unknown as FixtureWorkspace['tables']
        const drafts = Object.fromEntries(Object.entries(workspace.drafts).map(([name, entries]) => [name, new Map(shuffled([...entries], random))]))
        expect(plain(buildRegister({ ...workspace, tables, drafts }))).toEqual(expected)
      }),
      { numRuns: 3 },
    )
  })

  it('kept up to date by changes equals one drawn from scratch', async () => {
    const live = createRegister(workspace.catalogue, workspace.today)
    live.setTables(workspace.tables)
    live.setActs(workspace.acts)
    let copy = withChange(null, live.update())
    const acts = await fixtureActs([
      { day: today, by: 'security', reason: 'Checked', content: confirmation('s.dpa', 'signed', { service: 'claude', accountType: 'corporate_team' }) },
      { day: today, by: 'security', reason: 'Checked', content: confirmation('o.euScope', false, { service: null, accountType: null }) },
    ], workspace.acts)
    const steps: (() => void)[] = [
      ...[...workspace.drafts.inventory ?? [], ...workspace.drafts.procurement ?? []].map(([key, entry]) => () => live.setEntry(key.startsWith('record') ? 'inventory' : 'procurement', key, entry)),
      () => live.setActs(acts.slice(0, -1)),
      () => live.setActs(acts),
      () => live.setEntry('governance', entryKey.organisationFact('o.reports180d'), proposal(0)),
      () => live.setEntry('inventory', entryKey.record('deepl', 'owner'), null),
    ]
    for (const step of steps) {
      step()
      copy = withChange(copy, live.update())
    }
    const inventory = new Map(workspace.drafts.inventory)
    inventory.delete(entryKey.record('deepl', 'owner'))
    const drafts = { ...workspace.drafts, inventory, governance: new Map<string, Entry>([[entryKey.organisationFact('o.reports180d'), proposal(0)]]) }
    const scratch = buildRegister({ ...workspace, acts, drafts })
    expect(plain(live.current)).toEqual(plain(scratch))
    expect(new Map([...copy.services].sort())).toEqual(new Map([...scratch.services].sort()))
  })

  it('leaves evidence out that was folded with other rules, and says so', () => {
    const evidence = workspace.tables.evidence.map((table) => ({ ...table, rules: 'older' }))
    const register = buildRegister({ ...workspace, tables: { ...workspace.tables, evidence } })
    expect(register.period.unreadable).toHaveLength(evidence.length)
    expect(instances(register)).toEqual([])
  })
})

describe('a draft', () => {
  const keys = fc.constantFrom(
    ['procurement', entryKey.serviceFact('chatgpt', 'personal_free', 's.dpa')],
    ['procurement', entryKey.serviceFact('claude', 'corporate_team', 's.trainsOnInputs')],
    ['procurement', entryKey.serviceFact('gemini', 'personal_free', 's.mfa')],
    ['procurement', entryKey.serviceFact('gemini', 'personal_free', 's.category')],
    ['procurement', entryKey.serviceFact('elevenlabs', 'personal_free', 's.capabilities')],
    ['procurement', entryKey.serviceFact('gemini', 'personal_free', 's.trainsOnInputs')],
    ['inventory', entryKey.recordFact('gemini', 'r.dpia')],
    ['inventory', entryKey.recordFact('chatgpt', 'r.questionnaire')],
    ['governance', entryKey.organisationFact('o.literacyRate')],
    ['governance', entryKey.organisationFact('o.euScope')],
    ['inventory', entryKey.record('gemini', 'owner')],
    ['inventory', entryKey.record('gemini', 'reviewOn')],
  ) as fc.Arbitrary<readonly ['procurement' | 'inventory' | 'governance', string]>
  const values = fc.constantFrom<FactEntry['value']>('signed', 'yes', 'no', 'done', 'enforced', 'complete', 'not_offered', '2027-06-01', 0.95, 0.1, true, false, ['translation'])

  it('alone never lowers a risk, settles one or changes a status', () => {
    const small = few('gemini', 'chatgpt', 'claude', 'elevenlabs')
    const withoutTerms = { ...small, catalogue: { serviceById: (id: string) => {
      const facts = workspace.catalogue.serviceById(id)
      return facts && { ...facts, terms: accountTypes.map((accountType) => ({ accountType, key: 'terms.trainsOnInputs' as const, value: 'yes', source: 'https://example.com/terms', checkedOn: today })), sources: [{ for: ['vendor' as const, 'category' as const, 'capabilities' as const], source: 'unverified', checkedOn: today }] }
    } } }
    const before = buildRegister({ ...withoutTerms, drafts: {} })
    const live = createRegister(withoutTerms.catalogue, today)
    live.setTables(small.tables)
    live.setActs(small.acts)
    live.update()
    fc.assert(
      fc.property(keys, values, ([document, key], value) => {
        const about = key.startsWith('fact/organisation') ? null : key.split('/')[1]
        const entry: Entry = key.startsWith('record') ? { value: String(value), ...editor } : proposal(value)
        // On every account type, so that none is left to keep the risk up.
        const all = accountTypes.map((type) => key.replace('/personal_free/', `/${type}/`))
        for (const each of all) live.setEntry(document, each, entry)
        live.update()
        const after = live.current
        for (const [id, service] of before.services) expect(after.services.get(id)?.view.status).toBe(service.view.status)
        for (const known of [...instances(before), ...before.organisation]) {
          if (about !== null && known.service !== about) continue
          const now = known.service === null ? after.organisation.find((item) => item.id === known.id) : riskOf(after, known.service, known.risk)
          expect(now?.active ?? 'gone').toBe(known.active || now?.active === true)
          expect(riskRank(now?.level ?? null)).toBeGreaterThanOrEqual(riskRank(known.level))
        }
        for (const each of all) live.setEntry(document, each, null)
        live.update()
      }),
      { numRuns: 200 },
    )
  })

  it('against a confirmed fact changes nothing until somebody confirms it', async () => {
    const acts = await fixtureActs([{ day: today, by: 'security', reason: 'Checked', content: confirmation('s.dpa', 'signed', { service: 'gemini', accountType: 'personal_free' }) }])
    const procurement = new Map<string, Entry>([[entryKey.serviceFact('gemini', 'personal_free', 's.dpa'), proposal('not_offered')]])
    const settled = buildRegister({ ...personalData('personal_free', 'anonymous'), acts })
    expect(buildRegister({ ...personalData('personal_free', 'anonymous'), acts, drafts: { procurement } }).services.get('gemini')).toEqual(settled.services.get('gemini'))
  })

  it('of what a service is holds on every account, unless one is named', () => {
    const procurement = new Map<string, Entry>([
      [entryKey.serviceFact('gemini', null, 's.vendorCountry'), proposal('DE')],
      [entryKey.serviceFact('gemini', null, 's.dpa'), proposal('signed')],
      [entryKey.serviceFact('gemini', 'anonymous', 's.dpa'), proposal('not_offered')],
    ])
    const proposed = (accountType: AccountType | null, fact: 's.dpa' | 's.vendorCountry') =>
      serviceSheet('gemini', accountType, { catalogue: workspace.catalogue.serviceById('gemini'), ledger: undefined, drafts: { procurement }, today }).drafts.get(fact)?.value
    expect([null, 'personal_free', 'anonymous'].map((type) => proposed(type as AccountType | null, 's.vendorCountry'))).toEqual(['DE', 'DE', 'DE'])
    expect(proposed('personal_free', 's.dpa')).toBe('signed')
    expect(proposed('anonymous', 's.dpa')).toBe('not_offered')
  })

  it('waits for confirmation visibly', () => {
    const procurement = new Map<string, Entry>([[entryKey.serviceFact('gemini', 'personal_free', 's.dpa'), proposal('signed')]])
    const risk = riskOf(buildRegister({ ...personalData('personal_free', 'anonymous'), drafts: { procurement } }), 'gemini', 'AIC-D03')
    expect(risk?.open).toContainEqual({ fact: 's.dpa', accountType: 'personal_free', proposed: true })
    expect(risk?.open).toContainEqual({ fact: 's.dpa', accountType: 'anonymous', proposed: false })
  })
})

describe('a confirmed fact', () => {
  const scopes = ['personal_free', 'anonymous'] as const
  const used = () => personalData(...scopes)
  const sign = (expiresOn?: string) => scopes.map((accountType) => ({ day: today, by: 'security' as const, reason: 'Checked', content: confirmation('s.dpa', 'signed', { service: 'gemini', accountType }, expiresOn) }))

  it('settles a risk on its account type, until it expires', async () => {
    expect(riskOf(buildRegister(used()), 'gemini', 'AIC-D03')?.active).toBe(true)
    const acts = await fixtureActs(sign(addDays(today, 10)))
    expect(riskOf(buildRegister({ ...used(), acts }), 'gemini', 'AIC-D03')?.active ?? false).toBe(false)
    const later = buildRegister({ ...used(), acts, today: addDays(today, 10) })
    expect(riskOf(later, 'gemini', 'AIC-D03')?.active).toBe(true)
    expect(riskOf(later, 'gemini', 'AIC-D03')?.open.map((item) => item.fact)).toContain('s.dpa')
  })

  it('speaks for its own account type only', async () => {
    const acts = await fixtureActs(sign().slice(1))
    const risk = riskOf(buildRegister({ ...used(), acts }), 'gemini', 'AIC-D03')
    expect(risk).toMatchObject({ active: true, accountType: 'personal_free', accountTypes: ['personal_free'] })
  })
})

describe('an acceptance', () => {
  const accept = (level: 'low' | 'medium' | 'high', until: string): ActContentOf<'accept-risk'> => ({ kind: 'accept-risk', risk: 'AIC-S07', service: 'gemini', level, conditions: [], until, rules: riskCatalogueVersion })
  const stateAt = async (contents: Parameters<typeof fixtureActs>[0], day = today) => {
    const acts = await fixtureActs(contents)
    return riskOf(buildRegister({ ...personalData('personal_free'), acts, today: day }), 'gemini', 'AIC-S07')
  }
  const made = (level: 'low' | 'medium' | 'high') => ({ day: today, by: 'security' as const, reason: 'In roll-out', content: accept(level, addDays(today, 60)) })

  it('holds, warns a month before its end and reopens on its day', async () => {
    expect(await stateAt([made('high')])).toMatchObject({ status: 'accepted', acceptance: { state: 'active' } })
    expect(await stateAt([made('high')], addDays(today, 30))).toMatchObject({ status: 'accepted', acceptance: { state: 'expiring' } })
    expect(await stateAt([made('high')], addDays(today, 59))).toMatchObject({ status: 'accepted' })
    expect(await stateAt([made('high')], addDays(today, 60))).toMatchObject({ status: 'active', acceptance: { state: 'reopened', why: 'expired' } })
  })

  it('reopens when the level is above the one accepted', async () => {
    expect(await stateAt([made('low')])).toMatchObject({ status: 'active', acceptance: { why: 'level-rose' } })
  })

  it('reopens when a fact of its rule is settled otherwise, and not for another fact', async () => {
    const other = { day: today, by: 'security' as const, reason: 'Checked', content: confirmation('s.costModel', 'free', { service: 'gemini', accountType: 'personal_free' }) }
    expect(await stateAt([made('high'), other])).toMatchObject({ status: 'accepted' })
    const risk = await stateAt([made('high')])
    const own = { ...other, content: confirmation('s.soc2', 'none', { service: 'gemini', accountType: risk?.accountType ?? null }) }
    expect(await stateAt([made('high'), own])).toMatchObject({ status: 'active', acceptance: { why: 'facts-changed' } })
  })

  it('reopens when what it rested on has run out, and not when that was renewed', async () => {
    const proof = (daysLeft: number, value = 'none') => ({ day: today, by: 'security' as const, reason: 'Checked', content: confirmation('s.soc2', value, { service: 'gemini', accountType: 'personal_free' }, addDays(today, daysLeft)) })
    expect(await stateAt([proof(20), made('high')], addDays(today, 19))).toMatchObject({ status: 'accepted' })
    expect(await stateAt([proof(20), made('high')], addDays(today, 20))).toMatchObject({ status: 'active', acceptance: { why: 'facts-changed' } })
    expect(await stateAt([proof(20), made('high'), proof(50)], addDays(today, 20))).toMatchObject({ status: 'accepted' })
    expect(await stateAt([proof(20), made('high'), proof(50)], addDays(today, 50))).toMatchObject({ status: 'active', acceptance: { why: 'facts-changed' } })
  })

  it('reopens when it was judged by other rules', async () => {
    const older = { ...made('high'), content: { ...accept('high', addDays(today, 60)), rules: '0.9' } }
    expect(await stateAt([older])).toMatchObject({ status: 'active', acceptance: { state: 'reopened', why: 'rules-changed' } })
    expect(await stateAt([older, made('high')])).toMatchObject({ status: 'accepted' })
  })
})

describe('an explanation', () => {
  it('gives every fact of every active risk with where it comes from', () => {
    const register = buildRegister(workspace)
    const ledgers = ledgersOf(workspace.acts)
    const organisation = organisationSheet(ledgers.get(null) ?? emptyLedger, workspace.drafts, today)
    for (const instance of instances(register)) {
      if (!instance.active || instance.service === null) continue
      const known = { catalogue: workspace.catalogue.serviceById(instance.service), ledger: ledgers.get(instance.service), drafts: workspace.drafts, today }
      const explanation = explainRisk(instance, serviceSheet(instance.service, instance.accountType, known), organisation)
      expect(explanation?.because.length).toBeGreaterThan(0)
      for (const reason of explanation?.because ?? []) {
        expect(reason.conditions.length).toBeGreaterThan(0)
        if (reason.usage) expect(instance.month).toMatch(/^\d{4}-\d{2}$/)
        else if (reason.statement === null) expect([...instance.assumed, ...instance.missing]).toContain(reason.fact)
        else expect(reason.statement.source).not.toBe('')
      }
    }
  })
})
