// The closed lists behind every declaration. Source: domain taxonomy 1.0.0 (2026-11-21). Ids are stable: old
// declarations keep their meaning when labels change. Labels live in shared/message/taxonomy.ts.

export const accountTypes = [
  'corporate_enterprise',
  'corporate_team',
  'personal_paid',
  'personal_free',
  'anonymous',
  'unknown',
] as const

export const humanReviews = [
  'always',
  'sometimes',
  'no',
  'not_needed',
] as const

export const destinations = [
  'private_draft',
  'internal_document',
  'internal_decision',
  'system_of_record',
  'customer',
  'public',
  'code_repository',
  'regulator',
] as const

export const affectsPeople = [
  'nobody',
  'employees',
  'candidates',
  'customers',
  'public',
  'minors',
] as const

export const connectors = [
  'mail',
  'drive',
  'calendar',
  'crm',
  'repo',
  'ticketing',
  'chat',
  'erp',
] as const

export const departmentSuggestions = [
  'hr',
  'legal',
  'finance',
  'engineering',
  'research',
  'it_security',
  'sales',
  'marketing',
  'customer_support',
  'procurement',
  'operations',
  'executive',
  'communications',
  'education',
  'health',
  'public_service',
  'other',
] as const

export const serviceStatuses = [
  'detected',
  'under_review',
  'approved',
  'approved_with_conditions',
  'prohibited',
  'retired',
  'dismissed',
] as const

/** Data levels in rising order; the position is the rank. */
export const levels = ['public', 'internal', 'confidential', 'restricted'] as const

type LevelId = (typeof levels)[number]

/** Data categories: a chosen category raises the level to at least `minLevel`; `implies` are chosen with it. */
export const categories = [
  { id: 'personal_data', minLevel: 'confidential', implies: [] },
  { id: 'special_category', minLevel: 'restricted', implies: ['personal_data'] },
  { id: 'criminal_data', minLevel: 'restricted', implies: ['personal_data'] },
  { id: 'minors_data', minLevel: 'restricted', implies: ['personal_data'] },
  { id: 'employee_data', minLevel: 'confidential', implies: ['personal_data'] },
  { id: 'customer_data', minLevel: 'confidential', implies: [] },
  { id: 'credentials', minLevel: 'restricted', implies: [] },
  { id: 'source_code', minLevel: 'confidential', implies: [] },
  { id: 'financial_data', minLevel: 'confidential', implies: [] },
  { id: 'inside_information', minLevel: 'restricted', implies: [] },
  { id: 'payment_card', minLevel: 'restricted', implies: [] },
  { id: 'legal_privileged', minLevel: 'restricted', implies: [] },
  { id: 'trade_secret', minLevel: 'restricted', implies: [] },
  { id: 'third_party_ip', minLevel: 'internal', implies: [] },
  { id: 'security_information', minLevel: 'restricted', implies: [] },
  { id: 'export_controlled', minLevel: 'restricted', implies: [] },
] as const satisfies readonly { id: string; minLevel: LevelId; implies: readonly string[] }[]

/** Purposes in order of everyday use. `flags` feed the risk rules (u.purposeFlags). */
export const purposes = [
  { id: 'writing', group: 'everyday', baseRisk: 'low', flags: [] },
  { id: 'summarising', group: 'everyday', baseRisk: 'low', flags: ['accuracy_sensitive'] },
  { id: 'translation', group: 'everyday', baseRisk: 'low', flags: ['accuracy_sensitive'] },
  { id: 'research', group: 'everyday', baseRisk: 'low', flags: ['accuracy_sensitive'] },
  { id: 'ideation', group: 'everyday', baseRisk: 'low', flags: [] },
  { id: 'meeting_notes', group: 'everyday', baseRisk: 'medium', flags: ['voice_recording', 'consent_needed', 'records'] },
  { id: 'coding', group: 'technical', baseRisk: 'medium', flags: ['code_output', 'licence_risk'] },
  { id: 'data_analysis', group: 'technical', baseRisk: 'medium', flags: ['data_upload', 'accuracy_sensitive'] },
  { id: 'it_security_ops', group: 'technical', baseRisk: 'medium', flags: ['security_information'] },
  { id: 'image_media', group: 'content', baseRisk: 'medium', flags: ['synthetic_media', 'art50_candidate', 'copyright'] },
  { id: 'public_content', group: 'content', baseRisk: 'medium', flags: ['public_output', 'art50_candidate'] },
  { id: 'customer_service', group: 'customer', baseRisk: 'high', flags: ['customer_facing', 'accuracy_sensitive', 'art50_candidate'] },
  { id: 'sales_marketing', group: 'customer', baseRisk: 'medium', flags: ['profiling'] },
  { id: 'legal_contracts', group: 'expert', baseRisk: 'high', flags: ['accuracy_sensitive', 'privilege'] },
  { id: 'finance_controlling', group: 'expert', baseRisk: 'high', flags: ['accuracy_sensitive', 'inside_information'] },
  { id: 'automation_agent', group: 'technical', baseRisk: 'high', flags: ['agentic', 'irreversible_actions'] },
  { id: 'hr_recruiting', group: 'people', baseRisk: 'critical', flags: ['decision_on_people', 'high_risk_candidate', 'bias', 'worker_information'] },
  { id: 'people_scoring', group: 'people', baseRisk: 'critical', flags: ['decision_on_people', 'high_risk_candidate', 'bias', 'fria_candidate'] },
  { id: 'emotion_biometrics', group: 'people', baseRisk: 'critical', flags: ['prohibited_candidate', 'high_risk_candidate', 'biometric', 'art50_candidate'] },
  { id: 'other', group: 'other', baseRisk: 'unknown', flags: ['needs_triage'] },
] as const

/** Allowed changes of a service's status. Source: taxonomy, lifecycle.transitions. */
export const statusTransitions = [
  ['detected', 'under_review'],
  ['detected', 'dismissed'],
  ['detected', 'prohibited'],
  ['under_review', 'approved'],
  ['under_review', 'approved_with_conditions'],
  ['under_review', 'prohibited'],
  ['approved', 'under_review'],
  ['approved_with_conditions', 'under_review'],
  ['approved', 'retired'],
  ['approved_with_conditions', 'retired'],
  ['prohibited', 'under_review'],
  ['retired', 'detected'],
  ['dismissed', 'detected'],
] as const

/** Why somebody goes on with a use that a rule asks to justify. */
export const justifications = ['data_is_anonymised', 'approved_by_manager', 'no_suitable_alternative', 'urgent', 'trial', 'other'] as const
