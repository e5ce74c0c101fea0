import { expect, it } from 'vitest'
import type { Act, ActContent } from '#shared/act/schema.ts'
import { bundleOf } from '#shared/policy/bundle.ts'
import { policyOf } from '#shared/policy/decide.ts'
import { ownServiceId } from '#shared/policy/own.ts'
import { situationOf } from '#shared/policy/situation.ts'
import type { Rule } from '#shared/rule/schema.ts'
import { fixtureActs, fixtureWorkspace } from '#test/fixture/workspace.ts'
import { buildRegister } from './register.ts'
import { sessionSituation } from './previewCases.ts'
import { ruleFacts, serviceSituation, withOwnServices } from './ruleFacts.ts'

const workspace = await fixtureWorkspace()
const services = ['chatgpt', 'claude', 'deepl', 'deepseek', 'microsoft-365-copilot'].flatMap((id) => workspace.catalogue.serviceById(id) ?? [])
const catalogue = { services, serviceById: workspace.catalogue.serviceById }
const id = (number: number) => `6f7c0a52-5b0e-4f43-9a6e-${String(number).padStart(12, '0')}`
const rule = (...when: Rule['when']): Rule => ({ id: id(when.length), when, rung: 'acknowledge', alternative: null, text: null })
const plain = { not: false, orUnknown: false } as const
const highRisk = rule({ fact: 'riskLevel', values: ['high', 'critical'], ...plain })
const training = rule({ fact: 'trainsOnInputs', values: [true], ...plain })
const factsOf = (rules: readonly Rule[], acts: readonly Act[] = workspace.acts, tables = workspace.tables) => ruleFacts({ rules, tables, acts, catalogue, today: workspace.today })
const of = (facts: ReturnType<typeof factsOf>, service: string) => facts.find((item) => item.service === service)

it('tells nothing that no rule asks for', () => {
  expect(factsOf([])).toEqual([])
  expect(factsOf([rule({ fact: 'status', values: ['prohibited'], ...plain })])).toEqual([])
  expect(factsOf([highRisk]).every(({ trainsOnInputs }) => trainsOnInputs === null)).toBe(true)
  expect(factsOf([training]).every(({ riskLevel }) => riskLevel === null)).toBe(true)
  const narrow = rule({ fact: 'service', values: ['chatgpt'], ...plain }, { fact: 'riskLevel', values: ['high'], ...plain })
  expect(factsOf([narrow]).map(({ service }) => service)).toEqual(['chatgpt'])
})

it('the level of risk is the one the register shows without drafts', () => {
  const register = buildRegister({ ...workspace, drafts: {} })
  const facts = factsOf([highRisk])
  for (const [service, { view }] of register.services) expect(of(facts, service)?.riskLevel ?? null).toBe(view.risk.level)
  expect(facts.length).toBeGreaterThan(10)
})

const confirm = (accountType: Extract<ActContent, { kind: 'confirm-fact' }>['accountType'], value: string): Parameters<typeof fixtureActs>[0][number] => ({
  day: '2026-11-20', by: 'procurement', reason: 'Read',
  content: { kind: 'confirm-fact', service: 'deepl', accountType, fact: 's.trainsOnInputs', value, source: 'Terms', checkedOn: '2026-11-20', confidence: 'contract', expiresOn: '2027-05-20', proposedBy: null },
})

it('training on inputs is denied only where every account in use is confirmed', async () => {
  const seen = buildRegister({ ...workspace, drafts: {} }).services.get('deepl')?.view.accountTypes.filter((type) => type !== 'unknown') ?? []
  expect(seen.length).toBeGreaterThan(1)
  const none = workspace.acts.filter(({ content }) => !(content.kind === 'confirm-fact' && content.fact === 's.trainsOnInputs'))
  const all = await fixtureActs(seen.map((type) => confirm(type, 'no')), none)
  expect(of(factsOf([training], all), 'deepl')?.trainsOnInputs).toBe(false)
  const some = await fixtureActs(seen.slice(1).map((type) => confirm(type, 'no')), none)
  expect(of(factsOf([training], some), 'deepl')?.trainsOnInputs ?? null).not.toBe(false)
  const one = await fixtureActs([...seen.slice(1).map((type) => confirm(type, 'no')), confirm(seen[0] ?? null, 'opt_out_available')], none)
  expect(of(factsOf([training], one), 'deepl')?.trainsOnInputs).toBe(true)
})

it('a service nobody uses is told by what is stated of it, and unknown where nothing is', () => {
  const empty = { evidence: [], presence: [], trend: [], profile: [], departments: [] }
  expect(of(factsOf([training], [], empty), 'deepseek')?.trainsOnInputs).toBe(true)
  expect(of(factsOf([highRisk], [], empty), 'deepseek')).toBeUndefined()
})

it('a service of the organisation itself is one of them', async () => {
  const acts = await fixtureActs([{ day: '2026-11-20', by: 'security', reason: 'Ours', content: { kind: 'settle-candidate', outcome: 'confirm', host: 'chat.example', name: 'Chat', vendor: 'Example', category: 'general_assistant' } }], workspace.acts)
  const own = ownServiceId('chat.example')
  expect(withOwnServices(catalogue, acts).serviceById(own)?.category).toBe('general_assistant')
  expect(of(factsOf([training], acts), own)).toBeUndefined()
})

it('the preview sees a use as the browser sees it', () => {
  const facts = factsOf([highRisk, training])
  const bundle = bundleOf(workspace.acts, { epoch: id(1), issuedAt: '2026-11-21T10:00:00Z', expiresAt: '2026-11-28T10:00:00Z' }, facts)
  const use = { accountType: 'personal_free', level: 'internal', purpose: 'writing' } as const
  for (const service of services) {
    const policy = policyOf(bundle, service.id)
    const { riskLevel = null, trainsOnInputs = null } = of(facts, service.id) ?? {}
    const situation = { ...serviceSituation(service.id, policy.status, service), ...(riskLevel !== null && { riskLevel }), ...(trainsOnInputs !== null && { trainsOnInputs }) }
    expect(sessionSituation({ policy, situation }, { department: 'sales', ...use })).toEqual(situationOf(bundle, service, 'sales', use))
    expect(sessionSituation({ policy, situation }, { department: 'unknown', accountType: 'unknown', level: 'unknown', purpose: 'unknown' })).toEqual(situationOf(bundle, service, null))
  }
})
