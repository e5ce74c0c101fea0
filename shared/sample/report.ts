import { guidanceStarter } from '#shared/message/guidance-starter.ts'
import type { Report } from '#shared/report/schema.ts'
import type { SampleAct } from './decisions.ts'
import type { Random } from './random.ts'

// The AI policy of the sample organisation, and what its people have asked for. Texts are those people might write.

/** A report of the sample, and how many days before today it came. */
export type SampleReport = { readonly daysAgo: number; readonly report: Report }

const id = (number: number) => `5a3f0c1e-7d42-4b8a-9c61-0d2e4f6a8b${String(number).padStart(2, '0')}`

type Wish = Partial<Pick<Extract<Report, { kind: 'request' }>, 'service' | 'tool' | 'purpose' | 'level' | 'name'>>

function request(number: number, daysAgo: number, text: string, wish: Wish): SampleReport {
  return { daysAgo, report: { version: 1, id: id(number), kind: 'request', service: null, tool: null, purpose: null, level: null, name: null, text, ...wish } }
}

export const sampleReports: readonly SampleReport[] = [
  request(1, 45, 'Meetings with carriers: we spend an hour on each set of minutes.', { service: 'otter', purpose: 'meeting_notes', level: 'internal' }),
  request(2, 30, 'Long tender documents. It reads them in one go, our present tool does not.', { service: 'claude', purpose: 'summarising', level: 'confidential' }),
  request(3, 16, 'For reviews of our own code, a team plan with no training on it.', { service: 'claude', purpose: 'coding', level: 'confidential', name: 'Jana Reuter' }),
  request(4, 6, 'Better at Polish contracts than what we have.', { service: 'claude', purpose: 'legal_contracts', level: 'confidential' }),
  request(5, 9, 'Questions to our own manuals, with the page it comes from.', { service: 'notebooklm', purpose: 'research', level: 'internal' }),
  request(6, 4, 'A colleague at a partner uses it for route plans. Could we try it with made-up data?', { tool: 'Routemind', purpose: 'data_analysis' }),
  { daysAgo: 12, report: { version: 1, id: id(7), kind: 'concern', topic: 'wrong_output', service: 'chatgpt', text: 'Customs codes in two declarations were made up. Both were corrected in time.', name: null } },
  { daysAgo: 2, report: { version: 1, id: id(8), kind: 'concern', topic: 'unfair', service: null, text: 'Somebody said applications are sorted by an AI before anyone reads them. Is that so?', name: null } },
]

function answer(number: number, daysAgo: number, outcome: 'granted' | 'declined' | 'noted', text: string, service: string | null = null): SampleAct {
  const asked = sampleReports.find(({ report }) => report.id === id(number))?.report
  return { daysAgo, by: 'security', reason: text, content: () => ({ kind: 'answer-report', report: id(number), about: asked?.kind ?? 'request', outcome, service, text }) }
}

export const reportActs: readonly SampleAct[] = [
  { daysAgo: 76, by: 'security', reason: 'Agreed with the works council', content: () => ({ kind: 'publish-guidance', ...structuredClone(guidanceStarter) }) },
  answer(1, 26, 'declined', 'It joins calls without being asked. Transcripts can be summarised in Microsoft 365 Copilot.', 'microsoft-365-copilot'),
  answer(2, 20, 'noted', 'A team plan is being reviewed; the decision comes this month.'),
  answer(7, 11, 'granted', 'The training now says how to look up customs codes. Thank you for reporting it.'),
]

/** Whether a browser of the sample has read the AI policy: most have. */
export function hasRead(random: Random): boolean {
  return random() < 0.7
}
