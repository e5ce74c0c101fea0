import type { Answer } from '#shared/declaration/schema.ts'
import type { LedgerEntry, Remembered, SentSheet } from '#extension/platform/ledgerMessage.ts'
import type { CardState, HomeState, InboxItem, Setting } from '#extension/platform/message.ts'
import { purposeIds } from '#shared/taxonomy/schema.ts'

// States of a made-up organisation.

export const chatgpt = { id: 'chatgpt', name: 'ChatGPT', vendor: 'OpenAI' }
export const mistral = { id: 'mistral-le-chat', name: 'Le Chat', vendor: 'Mistral AI', url: 'https://chat.mistral.ai/' }
export const deepl = { id: 'deepl', name: 'DeepL', vendor: 'DeepL SE' }
export const otter = { id: 'otter', name: 'Otter', vendor: 'Otter.ai' }

export const answer: Answer = {
  purpose: 'summarising',
  level: 'internal',
  accountType: 'corporate_enterprise',
  categories: [],
  humanReview: 'unknown',
  destination: 'unknown',
  affectsPeople: 'unknown',
  connectors: 'unknown',
}

export const setting: Setting = {
  language: null,
  organisation: { name: 'Nordwind Logistik', mode: 'organisation', k: 10 },
  enrolled: true,
  departments: [
    { id: 'finance', name: 'Finance' },
    { id: 'sales', name: 'Sales' },
    { id: 'engineering', name: 'Engineering' },
  ],
  department: 'finance',
  notice: { id: 'n-2', version: 2, en: null, de: null, contact: 'ai-governance@nordwind.example', acknowledged: true },
  private: false,
  guidance: null,
  hints: null,
  storageBroken: false,
}

const approvedUses: CardState['policy']['uses'] = [
  { purposes: [...purposeIds], levels: ['public', 'internal'], accountTypes: ['corporate_enterprise', 'corporate_team'] },
  { purposes: ['coding', 'data_analysis'], levels: ['confidential'], accountTypes: ['corporate_enterprise'] },
]

export const card: CardState = {
  ...setting,
  tab: 7,
  view: 'card',
  service: chatgpt,
  policy: { service: 'chatgpt', status: 'approved', uses: approvedUses, conditions: [], alternative: null, reviewOn: '2027-03-01' },
  policyStale: false,
  allowedLevels: ['public', 'internal', 'confidential'],
  alternative: null,
  session: '6f7c0a52-5b0e-4f43-9a6e-0a52a1c3e001',
  current: null,
  purposes: ['summarising', 'writing', 'research', 'translation', 'coding', 'data_analysis', ...purposeIds.filter((id) => !['summarising', 'writing', 'research', 'translation', 'coding', 'data_analysis'].includes(id))],
  last: answer,
  repeated: false,
  accountType: null,
  toRead: null,
  news: null,
  looksLike: [],
  asksConnectors: true,
  reason: 'use',
}

export const firstTime: CardState = { ...card, last: null, purposes: [...purposeIds] }
export const withConditions: CardState = {
  ...card,
  policy: { ...card.policy, status: 'approved_with_conditions', conditions: ['Check every figure before it leaves the house.', 'Switch off “Improve the model for everyone”.'] },
}
export const undecided: CardState = { ...firstTime, service: otter, allowedLevels: [], policy: { ...card.policy, service: 'otter', status: 'detected', uses: [] } }
export const underReview: CardState = { ...undecided, policy: { ...undecided.policy, status: 'under_review' } }
export const prohibited: CardState = {
  ...firstTime,
  service: otter,
  allowedLevels: [],
  alternative: mistral,
  policy: { ...card.policy, service: 'otter', status: 'prohibited', uses: [], alternative: 'mistral-le-chat' },
}
export const hinted: CardState = { ...card, looksLike: ['iban', 'secret'], hints: { markings: ['Streng vertraulich', 'Nordwind intern'] } }
export const firstNotice: CardState = { ...firstTime, reason: 'notice', notice: { ...setting.notice, acknowledged: false } }

export function chipOf(state: CardState): CardState {
  return { ...state, view: 'chip', session: null, reason: null }
}

const syncGood: HomeState['sync'] = { waiting: [], tooLate: [], lastSent: '2026-11-20', problem: null }

const inbox: readonly InboxItem[] = [
  { session: '6f7c0a52-5b0e-4f43-9a6e-0a52a1c3e101', day: '2026-11-20', service: chatgpt, last: answer },
  { session: '6f7c0a52-5b0e-4f43-9a6e-0a52a1c3e102', day: '2026-11-19', service: chatgpt, last: answer },
  { session: '6f7c0a52-5b0e-4f43-9a6e-0a52a1c3e103', day: '2026-11-19', service: deepl, last: { ...answer, purpose: 'translation', level: 'public' } },
]

const remembered: readonly Remembered[] = [
  { service: chatgpt, answer, memory: 'today', until: '2026-11-21' },
  { service: deepl, answer: { ...answer, purpose: 'translation', level: 'public' }, memory: '30_days', until: '2026-12-12' },
]

export const home: HomeState = {
  ...setting,
  here: { ...card, current: null },
  sync: syncGood,
  policy: { number: 41, ageMinutes: 6, expired: false, problem: null },
  inbox,
  quieting: 'usual',
  remembered,
  missingHosts: [],
  inForce: { source: 'policy', faults: [], install: 'admin', department: null },
  relay: 'https://daybook.nordwind.example',
}
export const emptyHome: HomeState = { ...home, here: null, inbox: [], remembered: [], sync: { ...syncGood, lastSent: null } }

const entry: LedgerEntry = {
  session: '6f7c0a52-5b0e-4f43-9a6e-0a52a1c3e201',
  day: '2026-11-21',
  service: chatgpt,
  department: 'finance',
  answer,
  source: 'answered',
  overridden: false,
  memory: 'today',
  justification: null,
  sync: 'waiting',
  until: '2027-02-28',
}

function id(number: number): string {
  return `6f7c0a52-5b0e-4f43-9a6e-0a52a1c3e${String(number).padStart(3, '0')}`
}

export const entries: readonly LedgerEntry[] = [
  entry,
  { ...entry, session: id(202), source: 'remembered', sync: 'waiting' },
  { ...entry, session: id(203), service: otter, answer: { ...answer, purpose: 'meeting_notes', level: 'confidential', categories: ['personal_data'], accountType: 'personal_free' }, overridden: true, memory: 'tab', sync: 'sent' },
  { ...entry, session: id(204), day: '2026-11-20', service: deepl, answer: { ...answer, purpose: 'translation', level: 'public' }, source: 'remembered', memory: '30_days', sync: 'sent' },
  { ...entry, session: id(205), day: '2026-11-20', answer: null, source: 'unanswered', memory: null, sync: 'sent' },
  { ...entry, session: id(206), day: '2026-11-19', answer: { ...answer, purpose: 'coding', level: 'confidential', categories: ['source_code'], humanReview: 'always', destination: 'code_repository' }, sync: 'sent' },
  { ...entry, session: id(207), day: '2026-08-28', answer: { ...answer, purpose: 'writing' }, sync: 'too-late', until: '2026-11-29' },
]

const cell = {
  week: '2026-W47', service: 'chatgpt', department: 'finance', accountType: 'corporate_enterprise', level: 'internal', purpose: 'summarising', categories: [],
  destination: 'unknown', affectsPeople: 'unknown', humanReview: 'unknown', connectors: 'unknown', overridden: false, sessions: 4,
}
const sheetText = JSON.stringify({
  sheet: {
    version: 1, id: 'x4Bq1nJ9b8N0sV7mK2cW5tR6yU3iO1pA8sD9fG0hJkL', key: 'p7Qm2nB5vC8xZ1lK4jH7gF0dS3aP6oI9uY2tR5eW8qM', month: '2026-11', revision: 7,
    cells: [
      cell,
      { ...cell, service: 'deepl', purpose: 'translation', level: 'public', sessions: 9 },
      { ...cell, service: 'chatgpt', purpose: 'unknown', level: 'unknown', accountType: 'unknown', categories: 'unknown', overridden: 'unknown', sessions: 2 },
      { ...cell, week: '2026-W46', purpose: 'coding', level: 'confidential', categories: ['source_code'], humanReview: 'always', destination: 'code_repository', sessions: 1 },
    ],
  },
  signature: 'c2lnbmF0dXJl',
})

export const sent: readonly SentSheet[] = [{ month: '2026-11', id: 'x4Bq1nJ9b8N0sV7mK2cW5tR6yU3iO1pA8sD9fG0hJkL', revision: 7, text: sheetText, confirmed: true, until: '2027-02-28' }]
