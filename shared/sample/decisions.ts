import type { ActContent, AllowedUse } from '#shared/act/schema.ts'
import { purposeIds } from '#shared/taxonomy/schema.ts'
import type { AccountType, Level, Purpose } from '#shared/taxonomy/schema.ts'
import { sampleDepartments, sampleMembers, sampleName } from './organisation.ts'

/** An act of the sample: who made it, how many days before today, why. Dates in it are days from today. */
export type SampleAct = {
  readonly daysAgo: number
  readonly by: keyof typeof sampleMembers | 'administrator'
  readonly reason: string
  readonly content: (dayFromToday: (count: number) => string) => ActContent
}

const sensitive: readonly Purpose[] = ['hr_recruiting', 'people_scoring', 'emotion_biometrics', 'automation_agent']
const everyday = purposeIds.filter((purpose) => !sensitive.includes(purpose))
const corporate: AccountType[] = ['corporate_enterprise', 'corporate_team']

function use(levels: Level[], purposes: Purpose[] = everyday, accountTypes: AccountType[] = corporate): AllowedUse {
  return { purposes, levels, accountTypes }
}

type Decision = { conditions?: string[]; alternative?: string; review?: number; uses?: AllowedUse[] }

function decide(daysAgo: number, service: string, status: 'approved' | 'approved_with_conditions' | 'prohibited' | 'under_review', reason: string, decision: Decision = {}): SampleAct {
  return {
    daysAgo,
    by: 'security',
    reason,
    content: (day) => ({
      kind: 'decide-service',
      service,
      status,
      uses: decision.uses ?? [],
      conditions: decision.conditions ?? [],
      alternative: decision.alternative ?? null,
      reviewOn: decision.review === undefined ? null : day(decision.review),
    }),
  }
}

type Fact = Extract<ActContent, { kind: 'confirm-fact' }>

function confirm(daysAgo: number, scope: Pick<Fact, 'service' | 'accountType'>, fact: string, value: Fact['value'], source: string, confidence: Fact['confidence'] = 'contract'): SampleAct {
  return {
    daysAgo,
    by: 'procurement',
    reason: 'Checked against the source named',
    content: (day) => ({ kind: 'confirm-fact', ...scope, fact, value, source, checkedOn: day(-daysAgo), confidence, expiresOn: day(180 - daysAgo), proposedBy: null }),
  }
}

const chatgpt = { service: 'chatgpt', accountType: 'corporate_team' as const }
const m365 = { service: 'microsoft-365-copilot', accountType: 'corporate_enterprise' as const }
const deepl = { service: 'deepl', accountType: 'corporate_team' as const }
const organisation = { service: null, accountType: null }
const publicInternal: Level[] = ['public', 'internal']

/** Eighty days of decisions, oldest first. */
export const sampleActs: readonly SampleAct[] = [
  {
    daysAgo: 84,
    by: 'administrator',
    reason: 'Sample organisation',
    content: () => ({ kind: 'set-organisation', name: sampleName, mode: 'sample', k: 10, departments: sampleDepartments.map(({ id, name }) => ({ id, name })) }),
  },
  confirm(82, organisation, 'o.euScope', true, 'Registered in Hamburg', 'document'),
  confirm(82, organisation, 'o.worksCouncil', true, 'Works council, election 2025', 'document'),
  confirm(82, organisation, 'o.worksCouncilAgreement', 'yes', 'Works agreement 2026-4', 'contract'),
  confirm(82, organisation, 'o.regulatedFinancial', false, 'No licence needed, legal note 2026-02', 'document'),
  confirm(81, organisation, 'o.incidentChannel', 'yes', 'Intranet, page "Report a concern"', 'tested'),
  confirm(81, organisation, 'o.literacyRate', 0.62, 'Training report, October 2026', 'document'),
  confirm(81, organisation, 'o.policyAckRate', 0.71, 'Training report, October 2026', 'document'),
  decide(80, 'microsoft-365-copilot', 'approved', 'Contract, data processing agreement and single sign-on in place', { uses: [use(['public', 'internal', 'confidential'])], review: 285 }),
  confirm(79, m365, 's.dpa', 'signed', 'Contract 2025-118, annex 3'),
  confirm(79, m365, 's.trainsOnInputs', 'no', 'Contract 2025-118, section 4'),
  confirm(79, m365, 's.sso', 'enforced', 'Tenant settings, screenshot 2026-09-02', 'tested'),
  confirm(79, m365, 's.retentionDays', 30, 'Contract 2025-118, section 6'),
  confirm(79, m365, 's.auditLogs', 'yes', 'Tenant settings, screenshot 2026-09-02', 'tested'),
  decide(74, 'deepl', 'approved', 'Team plan deletes texts after translation', { uses: [use(['public', 'internal', 'confidential'], ['translation', 'writing', 'customer_service'])], review: 290 }),
  confirm(73, deepl, 's.dpa', 'signed', 'Order form 2026-31'),
  confirm(73, deepl, 's.trainsOnInputs', 'no', 'Order form 2026-31, section 2'),
  decide(70, 'github-copilot', 'approved_with_conditions', 'Needed by engineering; the licence filter is the condition', {
    uses: [use(['public', 'internal', 'confidential'], ['coding', 'it_security_ops', 'research'])],
    conditions: ['Suggestions matching public code stay blocked', 'Every merge is reviewed by a second person'],
    review: 110,
  }),
  decide(64, 'chatgpt', 'approved_with_conditions', 'Team workspace bought; personal accounts stay out', {
    uses: [use(publicInternal, everyday, ['corporate_team', 'corporate_enterprise'])],
    conditions: ['Team workspace only', 'No customer or personal data'],
    alternative: 'microsoft-365-copilot',
    review: 116,
  }),
  confirm(62, chatgpt, 's.trainsOnInputs', 'no', 'Workspace settings, screenshot 2026-09-19', 'tested'),
  confirm(62, chatgpt, 's.dpa', 'in_terms', 'Business terms, section 5', 'document'),
  decide(58, 'deepseek', 'prohibited', 'No data processing agreement, processing outside the allowed regions', { alternative: 'microsoft-365-copilot' }),
  decide(51, 'grok', 'prohibited', 'Terms allow training on inputs in every plan we could buy', { alternative: 'chatgpt' }),
  decide(44, 'adobe-firefly', 'approved', 'Part of the Adobe contract, with indemnity for output', { uses: [use(publicInternal, ['image_media', 'public_content'])], review: 320 }),
  decide(40, 'canva', 'approved_with_conditions', 'Team plan for marketing', { uses: [use(['public'], ['image_media', 'public_content'], ['corporate_team'])], conditions: ['No pictures of staff or customers'], review: 140 }),
  decide(33, 'fireflies', 'under_review', 'Records calls with customers: consent is not settled'),
  decide(26, 'otter', 'prohibited', 'Joins meetings without being asked', { alternative: 'microsoft-365-copilot' }),
  decide(21, 'claude', 'under_review', 'Engineering and sales ask for a team plan'),
  decide(12, 'notebooklm', 'under_review', 'Finance asks; terms of the free edition being read'),
  {
    daysAgo: 9,
    by: 'security',
    reason: 'Exports to the US stay rare and the alternative is in roll-out until spring',
    content: (day) => ({ kind: 'accept-risk', risk: 'AIC-D09', service: 'chatgpt', level: 'medium', conditions: ['Only data published anyway'], until: day(120) }),
  },
  decide(4, 'midjourney', 'under_review', 'Marketing asks; open question on rights in the output'),
]

/** Drafts: owners and notes, and vendor facts proposed but not yet confirmed by a second person. */
export const sampleRecords: readonly { service: string; field: 'owner' | 'notes' | 'reviewOn'; value: string }[] = [
  { service: 'chatgpt', field: 'owner', value: 'Workplace IT' },
  { service: 'chatgpt', field: 'notes', value: 'Team workspace since September. Personal accounts to be moved by the end of the year.' },
  { service: 'microsoft-365-copilot', field: 'owner', value: 'Workplace IT' },
  { service: 'github-copilot', field: 'owner', value: 'Engineering platform' },
  { service: 'deepl', field: 'owner', value: 'Customer support' },
  { service: 'claude', field: 'owner', value: 'Engineering platform' },
  { service: 'claude', field: 'notes', value: 'Trial of the team plan requested for 40 people.' },
  { service: 'canva', field: 'owner', value: 'Marketing' },
  { service: 'adobe-firefly', field: 'owner', value: 'Marketing' },
  { service: 'fireflies', field: 'notes', value: 'Sales wants automatic minutes. Legal asks for a consent text first.' },
]

export const sampleProposals: readonly { service: string; accountType: AccountType; fact: string; value: string | number; source: string }[] = [
  { service: 'claude', accountType: 'corporate_team', fact: 's.dpa', value: 'in_terms', source: 'Commercial terms, read by procurement' },
  { service: 'claude', accountType: 'corporate_team', fact: 's.trainsOnInputs', value: 'no', source: 'Commercial terms, section B' },
  { service: 'claude', accountType: 'personal_free', fact: 's.trainsOnInputs', value: 'opt_out_available', source: 'Consumer terms' },
  { service: 'github-copilot', accountType: 'corporate_enterprise', fact: 's.trainsOnInputs', value: 'no', source: 'Trust centre page' },
  { service: 'github-copilot', accountType: 'corporate_enterprise', fact: 's.ipIndemnity', value: 'yes', source: 'Product terms' },
  { service: 'chatgpt', accountType: 'personal_free', fact: 's.trainsOnInputs', value: 'opt_out_available', source: 'Consumer terms' },
  { service: 'fireflies', accountType: 'personal_free', fact: 's.dpa', value: 'not_offered', source: 'Terms of the free plan' },
]
