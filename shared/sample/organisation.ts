import type { AccountType, Category, Level, Purpose } from '#shared/taxonomy/schema.ts'
import type { Shares } from './random.ts'

// A logistics company of about 230 browsers, invented. Its habits are chosen so that every page of the product has
// something true to show: shadow use, embedded AI, a few severe uses, unanswered sessions, decisions old and new.

export const sampleName = 'Nordlicht Logistik'

export const sampleMembers = {
  security: { name: 'Mara Vogt', role: 'security' },
  procurement: { name: 'Jonas Weber', role: 'procurement' },
  auditor: { name: 'Elena Rossi', role: 'auditor' },
} as const

export type SampleDepartment = {
  readonly id: string
  readonly name: string
  readonly browsers: number
  readonly services: Shares<string>
  readonly purposes: Shares<Purpose>
  readonly levels: Shares<Level>
}

const everywhere: Shares<string> = { chatgpt: 34, claude: 9, gemini: 9, 'microsoft-365-copilot': 16, perplexity: 6, deepl: 12, 'microsoft-copilot': 5, 'le-chat': 3, grammarly: 3 }

export const sampleDepartments: readonly SampleDepartment[] = [
  {
    id: 'engineering',
    name: 'Engineering',
    browsers: 70,
    services: { ...everywhere, 'github-copilot': 26, cursor: 8, deepseek: 5, 'google-ai-studio': 4, huggingchat: 2, replit: 2, v0: 2, lovable: 2, 'openai-platform': 3, openrouter: 2, kimi: 1 },
    purposes: { coding: 52, research: 20, writing: 8, it_security_ops: 8, data_analysis: 7, automation_agent: 3, summarising: 2 },
    levels: { public: 14, internal: 46, confidential: 36, restricted: 4 },
  },
  {
    id: 'sales',
    name: 'Sales',
    browsers: 45,
    services: { ...everywhere, fireflies: 6, otter: 4, 'hubspot-breeze': 5, grok: 2, gamma: 4 },
    purposes: { writing: 40, sales_marketing: 18, summarising: 14, meeting_notes: 12, translation: 12, research: 4 },
    levels: { public: 18, internal: 52, confidential: 29, restricted: 1 },
  },
  {
    id: 'customer_support',
    name: 'Customer support',
    browsers: 50,
    services: { ...everywhere, 'intercom-fin': 5, 'zendesk-ai': 6, quillbot: 3, wordtune: 2 },
    purposes: { customer_service: 42, translation: 26, writing: 20, summarising: 12 },
    levels: { public: 8, internal: 50, confidential: 42 },
  },
  {
    id: 'marketing',
    name: 'Marketing',
    browsers: 30,
    services: { ...everywhere, midjourney: 10, canva: 10, 'adobe-firefly': 6, jasper: 4, elevenlabs: 4, heygen: 3, runway: 3, suno: 2, ideogram: 2, gamma: 4, 'notion-ai': 3 },
    purposes: { image_media: 30, public_content: 30, writing: 18, ideation: 16, translation: 6 },
    levels: { public: 52, internal: 42, confidential: 6 },
  },
  {
    id: 'finance',
    name: 'Finance',
    browsers: 24,
    services: { ...everywhere, 'julius-ai': 3, notebooklm: 4 },
    purposes: { data_analysis: 34, finance_controlling: 26, summarising: 18, writing: 16, legal_contracts: 6 },
    levels: { public: 4, internal: 40, confidential: 46, restricted: 10 },
  },
  {
    id: 'hr',
    name: 'People and law',
    browsers: 14,
    services: { ...everywhere, notebooklm: 3, poe: 2 },
    purposes: { writing: 40, hr_recruiting: 18, legal_contracts: 18, summarising: 16, translation: 8 },
    levels: { public: 10, internal: 42, confidential: 40, restricted: 8 },
  },
]

/** Which accounts people use; anything not named is mostly free personal accounts. */
export const accountsByService: Readonly<Record<string, Shares<AccountType>>> = {
  chatgpt: { corporate_team: 46, personal_free: 34, personal_paid: 12, anonymous: 8 },
  claude: { corporate_team: 30, personal_free: 48, personal_paid: 22 },
  gemini: { personal_free: 76, anonymous: 14, personal_paid: 10 },
  'microsoft-365-copilot': { corporate_enterprise: 100 },
  'microsoft-copilot': { corporate_enterprise: 60, anonymous: 40 },
  'github-copilot': { corporate_enterprise: 96, personal_paid: 4 },
  deepl: { corporate_team: 72, anonymous: 28 },
  cursor: { corporate_team: 55, personal_paid: 45 },
  'hubspot-breeze': { corporate_enterprise: 100 },
  'zendesk-ai': { corporate_enterprise: 100 },
  'intercom-fin': { corporate_enterprise: 100 },
  canva: { corporate_team: 60, personal_free: 40 },
  'adobe-firefly': { corporate_team: 100 },
  'notion-ai': { corporate_team: 100 },
}
export const usualAccounts: Shares<AccountType> = { personal_free: 70, anonymous: 14, personal_paid: 12, unknown: 4 }

/** Categories that go with confidential or restricted data of a purpose. */
export const categoriesByPurpose: Partial<Record<Purpose, readonly Category[]>> = {
  coding: ['source_code'],
  it_security_ops: ['security_information'],
  data_analysis: ['financial_data'],
  finance_controlling: ['financial_data'],
  customer_service: ['customer_data', 'personal_data'],
  sales_marketing: ['customer_data'],
  meeting_notes: ['personal_data'],
  hr_recruiting: ['employee_data'],
  legal_contracts: ['legal_privileged'],
  writing: ['customer_data'],
  summarising: ['customer_data'],
}
