import type { ReportDraft } from '#shared/report/schema.ts'
import type { ConcernTopic } from '#shared/report/topic.ts'
import type { Level, Purpose } from '#shared/taxonomy/schema.ts'

/** The form as it stands; nothing of it is kept before "Send". */
export type ReportFields = {
  /** The service in question; null: named in the person's own words, or none. */
  readonly service: string | null
  readonly tool: string
  readonly purpose: Purpose | null
  readonly level: Level | null
  readonly topic: ConcernTopic | null
  readonly text: string
  readonly name: string
}

export type MissingField = 'tool' | 'text' | 'topic'
export type ReadReport = { readonly ok: true; readonly report: ReportDraft } | { readonly ok: false; readonly missing: MissingField }

export function startFields(service: string | null): ReportFields {
  return { service, tool: '', purpose: null, level: null, topic: null, text: '', name: '' }
}

/** What the form says, or the first field that says nothing yet. */
export function readReport(kind: ReportDraft['kind'], fields: ReportFields): ReadReport {
  const [tool, text, name] = [fields.tool.trim(), fields.text.trim(), fields.name.trim()]
  const written = { text, name: name === '' ? null : name }
  if (kind === 'request' && fields.service === null && tool === '') return { ok: false, missing: 'tool' }
  if (kind === 'concern' && fields.topic === null) return { ok: false, missing: 'topic' }
  if (text === '') return { ok: false, missing: 'text' }
  if (kind === 'concern') return { ok: true, report: { kind, topic: fields.topic as ConcernTopic, service: fields.service, ...written } }
  return { ok: true, report: { kind, service: fields.service, tool: fields.service === null ? tool : null, purpose: fields.purpose, level: fields.level, ...written } }
}

/** True where a text seems to hold an e-mail address. */
export function holdsAddress(text: string): boolean {
  return /[^\s@]@[^\s@]+\.[a-z]{2,}/i.test(text)
}
