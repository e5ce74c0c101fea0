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
    services: { ...everywhere, 'github-copilot': 26, cursor: 8, deepseek: 5, 'google-ai-studio': 4, huggingchat: 2, replit: 2, v0: 2, lovable: 2, 'openai-api': 3, openrouter: 2, kimi: 1 },
    purposes: { coding: 52, research: 20, writing: 8, it_security_ops: 8, data_analysis: 7, automation_agent: 3, summarising: 2 },
    levels: { public: 20, internal: 52, confidential: 27, restricted: 1 },
  },
  {
    id: 'sales',
    name: 'Sales',
    browsers: 45,
    services: { ...everywhere, fireflies: 6, otter: 4, 'hubspot-breeze': 5, grok: 2, gamma: 4 },
    purposes: { writing: 40, sales_marketing: 18, summarising: 14, meeting_notes: 12, translation: 12, research: 4 },
    levels: { public: 22, internal: 58, confidential: 20 },
  },
  {
    id: 'customer_support',
    name: 'Customer support',
    browsers: 50,
    services: { ...everywhere, 'intercom-fin': 5, 'ultimate-ai': 6, quillbot: 3, wordtune: 2 },
    purposes: { customer_service: 42, translation: 26, writing: 20, summarising: 12 },
    levels: { public: 14, internal: 58, confidential: 28 },
  },
  {
    id: 'marketing',
    name: 'Marketing',
    browsers: 30,
    services: { ...everywhere, midjourney: 10, 'canva-ai': 10, 'adobe-firefly': 6, jasper: 4, elevenlabs: 4, heygen: 3, runway: 3, suno: 2, ideogram: 2, gamma: 4, 'notion-ai': 3 },
    purposes: { image_media: 30, public_content: 30, writing: 18, ideation: 16, translation: 6 },
    levels: { public: 52, internal: 42, confidential: 6 },
  },
  {
    id: 'finance',
    name: 'Finance',
    browsers: 24,
    services: { ...everywhere, julius: 3, notebooklm: 4 },
    purposes: { data_analysis: 34, finance_controlling: 26, summarising: 18, writing: 16, legal_contracts: 6 },
    levels: { public: 6, internal: 56, confidential: 35, restricted: 3 },
  },
  {
    id: 'hr',
    name: 'People and law',
    browsers: 14,
    services: { ...everywhere, notebooklm: 3, poe: 2 },
    purposes: { writing: 40, hr_recruiting: 18, legal_contracts: 18, summarising: 16, translation: 8 },
    levels: { public: 16, internal: 50, confidential: 31, restricted: 3 },
  },
]

/** Which accounts people use; anything not named is mostly free personal accounts. */
export const accountsByService: Readonly<Record<string, Shares<AccountType>>> = {
  chatgpt: { corporate_team: 64, personal_free: 30, personal_paid: 6 },
  claude: { corporate_team: 30, personal_free: 48, personal_paid: 22 },
  gemini: { personal_free: 76, anonymous: 14, personal_paid: 10 },
  'microsoft-365-copilot': { corporate_enterprise: 100 },
  'microsoft-copilot': { corporate_enterprise: 60, anonymous: 40 },
  'github-copilot': { corporate_enterprise: 100 },
  deepl: { corporate_team: 82, anonymous: 18 },
  cursor: { corporate_team: 55, personal_paid: 45 },
  'hubspot-breeze': { corporate_enterprise: 100 },
  'ultimate-ai': { corporate_enterprise: 100 },
  'intercom-fin': { corporate_enterprise: 100 },
  'canva-ai': { corporate_team: 100 },
  'adobe-firefly': { corporate_team: 100 },
  'notion-ai': { corporate_team: 100 },
}
export const usualAccounts: Shares<AccountType> = { personal_free: 70, anonymous: 14, personal_paid: 12, unknown: 4 }

/** What a specialised service is used for; anything not named is used for whatever the department does. */
export const purposesByService: Readonly<Record<string, Shares<Purpose>>> = {
  deepl: { translation: 86, writing: 14 },
  wordtune: { writing: 100 },
  grammarly: { writing: 100 },
  quillbot: { writing: 100 },
  'github-copilot': { coding: 96, research: 4 },
  cursor: { coding: 100 },
  replit: { coding: 100 },
  v0: { coding: 100 },
  lovable: { coding: 100 },
  'google-ai-studio': { coding: 80, research: 20 },
  'openai-api': { coding: 85, automation_agent: 15 },
  openrouter: { coding: 100 },
  perplexity: { research: 92, summarising: 8 },
  fireflies: { meeting_notes: 100 },
  otter: { meeting_notes: 100 },
  'hubspot-breeze': { sales_marketing: 60, writing: 40 },
  'intercom-fin': { customer_service: 100 },
  'ultimate-ai': { customer_service: 100 },
  midjourney: { image_media: 100 },
  'canva-ai': { image_media: 70, public_content: 30 },
  'adobe-firefly': { image_media: 100 },
  elevenlabs: { image_media: 100 },
  heygen: { image_media: 100 },
  runway: { image_media: 100 },
  suno: { image_media: 100 },
  ideogram: { image_media: 100 },
  gamma: { public_content: 40, ideation: 30, writing: 30 },
  jasper: { public_content: 100 },
  julius: { data_analysis: 100 },
  notebooklm: { summarising: 70, research: 30 },
}

/** Where habits are worst: everybody knows these, and nobody reads their terms. */
export const carelessServices: readonly string[] = ['chatgpt', 'gemini', 'deepseek', 'fireflies']

/** Services that reach into company systems here. */
export const connectedServices: readonly string[] = ['microsoft-365-copilot', 'notion-ai', 'chatgpt']

/** Levels of services nobody brings sensitive data to. */
export const levelsByService: Readonly<Record<string, Shares<Level>>> = Object.fromEntries(
  ['midjourney', 'canva-ai', 'adobe-firefly', 'elevenlabs', 'heygen', 'runway', 'suno', 'ideogram', 'gamma', 'jasper', 'perplexity'].map((id) => [id, { public: 68, internal: 32 }]),
)

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
