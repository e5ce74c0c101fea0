import type { ActContent, AllowedUse } from '#shared/act/schema.ts'
import { riskCatalogueVersion } from '#shared/risk/catalogue.ts'
import { purposeIds } from '#shared/taxonomy/schema.ts'
import type { AccountType, Level, Purpose } from '#shared/taxonomy/schema.ts'
import { dismissedSampleHost } from './hosts.ts'
import { sampleDepartments, sampleMembers, sampleName } from './organisation.ts'
import { reportActs } from './report.ts'
import { sampleRules } from './rules.ts'

/** An act of the sample: who made it, how many days before today, why. Dates in it are days from today. */
export type SampleAct = {
  readonly daysAgo: number
  readonly by: keyof typeof sampleMembers | 'administrator'
  readonly reason: string
  readonly content: (dayFromToday: (count: number) => string) => ActContent
}

const sensitive: readonly Purpose[] = ['hr_recruiting', 'people_scoring', 'emotion_biometrics', 'automation_agent']
const everyday = purposeIds.filter((purpose) => !sensitive.includes(purpose))
const anyAccount: AccountType[] = ['corporate_enterprise', 'corporate_team', 'personal_paid', 'personal_free', 'anonymous']
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

/** Several facts from one paper, read on one day. */
function known(daysAgo: number, scope: Pick<Fact, 'service' | 'accountType'>, values: Record<string, Fact['value']>, source = 'Vendor questionnaire, autumn 2026'): SampleAct[] {
  return Object.entries(values).map(([fact, value]) => confirm(daysAgo, scope, fact, value, source, 'document'))
}

/** What the review of a service settles about its use here. */
function reviewed(daysAgo: number, service: string, differs: Record<string, Fact['value']> = {}): SampleAct[] {
  return known(daysAgo, { service, accountType: null }, { ...usualReview, ...differs }, 'Review record of the service')
}

const usualReview = {
  'r.dpia': 'done',
  'r.impactAssessment': 'done',
  'r.screening': 'done',
  'r.exitPlan': 'yes',
  'r.workerNotice': 'done',
  'r.transparencyNotice': 'not_required',
  'r.questionnaire': 'complete',
  'r.customerPermission': 'yes',
  'r.oversightRole': 'yes',
  'r.highRisk': 'no',
  'r.criticality': 'medium',
  'r.ropaEntry': 'yes',
  'r.costOwner': 'yes',
  'r.ownBrand': false,
  'r.conditionsBroken': 0,
  'r.providerChangeUnreviewed': false,
  'r.providerIncidentOpen': false,
} as const

const chatgpt = { service: 'chatgpt', accountType: 'corporate_team' as const }
const m365 = { service: 'microsoft-365-copilot', accountType: 'corporate_enterprise' as const }
const deepl = { service: 'deepl', accountType: 'corporate_team' as const }
const copilot = { service: 'github-copilot', accountType: 'corporate_enterprise' as const }
const organisation = { service: null, accountType: null }
const publicInternal: Level[] = ['public', 'internal']

const acts: readonly SampleAct[] = [
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
  ...known(72, m365, { 's.subprocessorsPublished': 'yes', 's.transferBasis': 'adequacy', 's.processingRegions': ['eu'], 's.humanReviewByVendor': 'no', 's.outputOwnership': 'yes', 's.ipIndemnity': 'yes', 's.commercialUse': 'yes', 's.changeNoticeDays': 30, 's.incidentNoticeHours': 48, 's.dataExport': 'yes', 's.sla': 'yes', 's.soc2': 'type2', 's.iso27001': 'yes', 's.iso42001': 'yes', 's.mfa': 'enforced', 's.scim': 'yes', 's.adminConsole': 'yes', 's.disableSharing': 'yes', 's.connectorAllowlist': 'yes', 's.ageLimitOk': 'yes', 's.costModel': 'per_seat' }),
  ...known(72, deepl, { 's.subprocessorsPublished': 'yes', 's.transferBasis': 'none_needed', 's.processingRegions': ['eu'], 's.humanReviewByVendor': 'no', 's.retentionDays': 0, 's.outputOwnership': 'yes', 's.commercialUse': 'yes', 's.changeNoticeDays': 30, 's.incidentNoticeHours': 72, 's.dataExport': 'yes', 's.soc2': 'type2', 's.iso27001': 'yes', 's.mfa': 'available', 's.sso': 'available', 's.costModel': 'per_seat' }),
  ...reviewed(72, 'microsoft-365-copilot', { 'r.criticality': 'high' }),
  ...reviewed(72, 'deepl'),
  ...reviewed(69, 'github-copilot', { 'r.dpia': 'not_required' }),
  ...reviewed(61, 'chatgpt', { 'r.exitPlan': 'no', 'r.dpia': 'missing' }),
  ...known(61, chatgpt, { 's.subprocessorsPublished': 'yes', 's.transferBasis': 'scc', 's.processingRegions': ['eu', 'us'], 's.humanReviewByVendor': 'no', 's.retentionDays': 30, 's.outputOwnership': 'yes', 's.commercialUse': 'yes', 's.dataExport': 'yes', 's.soc2': 'type2', 's.mfa': 'enforced', 's.sso': 'available', 's.adminConsole': 'yes', 's.costModel': 'per_seat' }),
  ...known(69, copilot, { 's.dpa': 'signed', 's.trainsOnInputs': 'no', 's.subprocessorsPublished': 'yes', 's.transferBasis': 'adequacy', 's.retentionDays': 28, 's.humanReviewByVendor': 'no', 's.sso': 'enforced', 's.mfa': 'enforced', 's.soc2': 'type2', 's.iso27001': 'yes', 's.ipIndemnity': 'yes', 's.outputOwnership': 'yes', 's.commercialUse': 'yes', 's.costModel': 'per_seat' }),
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
  decide(40, 'canva-ai', 'approved_with_conditions', 'Team plan for marketing', { uses: [use(['public'], ['image_media', 'public_content'], ['corporate_team'])], conditions: ['No pictures of staff or customers'], review: 140 }),
  decide(33, 'fireflies', 'under_review', 'Records calls with customers: consent is not settled'),
  decide(26, 'otter', 'prohibited', 'Joins meetings without being asked', { alternative: 'microsoft-365-copilot' }),
  decide(21, 'claude', 'under_review', 'Engineering and sales ask for a team plan'),
  decide(12, 'notebooklm', 'under_review', 'Finance asks; terms of the free edition being read'),
  {
    daysAgo: 9,
    by: 'security',
    reason: 'Exports to the US stay rare and the alternative is in roll-out until spring',
    content: (day) => ({ kind: 'accept-risk', risk: 'AIC-D09', service: 'chatgpt', level: 'medium', conditions: ['Only data published anyway'], until: day(120), rules: riskCatalogueVersion }),
  },
  decide(43, 'hubspot-breeze', 'approved', 'Part of the CRM contract', { uses: [use(['public', 'internal', 'confidential'], ['sales_marketing', 'writing', 'summarising'])], review: 300 }),
  decide(43, 'ultimate-ai', 'approved', 'Part of the help desk contract', { uses: [use(['public', 'internal', 'confidential'], ['customer_service'])], review: 300 }),
  decide(43, 'intercom-fin', 'approved', 'Part of the chat contract', { uses: [use(['public', 'internal', 'confidential'], ['customer_service'])], review: 300 }),
  decide(38, 'notion-ai', 'approved', 'Business plan, same contract as the wiki', { uses: [use(publicInternal)], review: 300 }),
  decide(36, 'perplexity', 'approved_with_conditions', 'Search on public matters needs no contract', {
    uses: [use(publicInternal, ['research', 'summarising', 'ideation'], anyAccount)],
    conditions: ['No names of customers or staff in a question'],
    review: 150,
  }),
  decide(35, 'grammarly', 'prohibited', 'Reads every text field; the same is in Microsoft 365', { alternative: 'microsoft-365-copilot' }),
  decide(35, 'quillbot', 'prohibited', 'No contract, and the same is in Microsoft 365', { alternative: 'microsoft-365-copilot' }),
  decide(31, 'microsoft-copilot', 'approved', 'Signed in with the company account it is covered by the contract', { uses: [use(publicInternal, everyday, corporate)], review: 250 }),
  decide(29, 'gemini', 'prohibited', 'Free edition only; people may read inputs', { alternative: 'chatgpt' }),
  decide(28, 'google-ai-studio', 'under_review', 'Engineering tries models here; billing account asked for'),
  decide(27, 'gamma', 'approved_with_conditions', 'Slides on public matters', { uses: [use(publicInternal, ['public_content', 'ideation', 'writing'], anyAccount)], conditions: ['No customer names'], review: 150 }),
  { daysAgo: 12, by: 'security', reason: 'The chat of our own web shop: colleagues of customer service answer there', content: () => ({ kind: 'settle-candidate', outcome: 'dismiss', host: dismissedSampleHost }) },
  { daysAgo: 18, by: 'security', reason: 'Agreed with the works council: stop what is prohibited, ask once where use leaves the decision', content: () => ({ kind: 'publish-rules', rules: [...sampleRules] }) },
  decide(4, 'midjourney', 'under_review', 'Marketing asks; open question on rights in the output'),
]

/** All of them, oldest first. */
export const sampleActs: readonly SampleAct[] = [...acts, ...reportActs].toSorted((a, b) => b.daysAgo - a.daysAgo)

/** Drafts: owners and notes, and vendor facts proposed but not yet confirmed by a second person. */
export const sampleRecords: readonly { service: string; field: 'owner' | 'notes' | 'reviewOn'; value: string }[] = [
  { service: 'chatgpt', field: 'owner', value: 'Workplace IT' },
  { service: 'chatgpt', field: 'notes', value: 'Team workspace since September. Personal accounts to be moved by the end of the year.' },
  { service: 'microsoft-365-copilot', field: 'owner', value: 'Workplace IT' },
  { service: 'github-copilot', field: 'owner', value: 'Engineering platform' },
  { service: 'deepl', field: 'owner', value: 'Customer support' },
  { service: 'claude', field: 'owner', value: 'Engineering platform' },
  { service: 'claude', field: 'notes', value: 'Trial of the team plan requested for 40 people.' },
  { service: 'canva-ai', field: 'owner', value: 'Marketing' },
  { service: 'adobe-firefly', field: 'owner', value: 'Marketing' },
  { service: 'fireflies', field: 'notes', value: 'Sales wants automatic minutes. Legal asks for a consent text first.' },
]

export const sampleProposals: readonly { service: string; accountType: AccountType; fact: string; value: string | number; source: string }[] = [
  { service: 'claude', accountType: 'corporate_team', fact: 's.dpa', value: 'in_terms', source: 'Commercial terms, read by procurement' },
  { service: 'claude', accountType: 'corporate_team', fact: 's.trainsOnInputs', value: 'no', source: 'Commercial terms, section B' },
  { service: 'claude', accountType: 'personal_free', fact: 's.trainsOnInputs', value: 'opt_out_available', source: 'Consumer terms' },
  { service: 'notebooklm', accountType: 'personal_free', fact: 's.trainsOnInputs', value: 'no', source: 'Help page of the free edition' },
  { service: 'chatgpt', accountType: 'personal_free', fact: 's.trainsOnInputs', value: 'opt_out_available', source: 'Consumer terms' },
  { service: 'fireflies', accountType: 'personal_free', fact: 's.dpa', value: 'not_offered', source: 'Terms of the free plan' },
]
