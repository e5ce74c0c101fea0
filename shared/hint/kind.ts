import type { Category, Level } from '#shared/taxonomy/schema.ts'

// Plain data without a schema: it goes into a content script.

/** Classes of sensitive data that are recognised locally. Only these names ever leave the function that looks. */
export const hintClasses = ['payment_card', 'iban', 'national_id', 'email_list', 'secret', 'source_code', 'marking'] as const
export type HintClass = (typeof hintClasses)[number]

/** What a class suggests: the level, and categories where the class names one. A suggestion to confirm, never an answer. */
export const hintSuggests: Record<HintClass, { readonly level: Level; readonly categories: readonly Category[] }> = {
  payment_card: { level: 'restricted', categories: ['payment_card'] },
  iban: { level: 'confidential', categories: ['financial_data'] },
  national_id: { level: 'confidential', categories: ['personal_data'] },
  email_list: { level: 'confidential', categories: ['personal_data'] },
  secret: { level: 'restricted', categories: ['credentials'] },
  source_code: { level: 'confidential', categories: ['source_code'] },
  marking: { level: 'confidential', categories: [] },
}
