import { catalogueMessages } from './catalogue.ts'
import { de } from './fact.de.ts'
import { en } from './fact.en.ts'
import { formatList, formatNumber, plural, type Locale, type MessagesOf } from './format.ts'
import { taxonomyMessages } from './taxonomy.ts'

export type FactMessages = MessagesOf<typeof en>
export const factMessages: Record<Locale, FactMessages> = { en, de }

/** A fact of the risk rules, e.g. `s.dpa`. */
export type FactName = keyof typeof en.label

type Words = { readonly [value: string]: string | { readonly label: string } }

/** Short name of a fact: "Data processing agreement". */
export function factLabel(fact: FactName, locale: Locale): string {
  return factMessages[locale].label[fact]
}

/** The fact as a question, or null for a usage fact: those are observed, not asked. */
export function factQuestion(fact: FactName, locale: Locale): string | null {
  const questions: { readonly [name: string]: string } = factMessages[locale].question
  return questions[fact] ?? null
}

type Unit = 'days' | 'hours' | 'percent' | 'times' | 'due'

const units: { readonly [fact in FactName]?: Unit } = {
  's.retentionDays': 'days',
  's.changeNoticeDays': 'days',
  'o.retentionDaysUsage': 'days',
  's.incidentNoticeHours': 'hours',
  'agg.declarationCoverage': 'percent',
  'agg.shareOfOrgUse': 'percent',
  'o.policyAckRate': 'percent',
  'o.literacyRate': 'percent',
  'agg.growth30d': 'times',
  's.evidenceExpiryDays': 'due',
  'r.reviewDueDays': 'due',
  'agg.lastSeenDays': 'days',
}

/** What stands behind an input for the fact: "days", "hours", "%", or null. A share of 0.8 is asked for as 80 %. */
export function factUnit(fact: FactName, locale: Locale): string | null {
  const unit = units[fact]
  if (unit === undefined || unit === 'times') return null
  return factMessages[locale].unit[unit === 'due' ? 'days' : unit]
}

/**
 * A value of a fact in words: "Part of the terms", "30 days", "Personal data and Source code".
 *
 * @param value as in a fact set; left out, null and 'unknown' read "Not known"
 */
export function factValueText(fact: FactName, value: string | number | boolean | readonly string[] | null | undefined, locale: Locale): string {
  const messages = factMessages[locale]
  if (value === null || value === undefined || value === 'unknown') return messages.unknown
  if (typeof value === 'boolean') return value ? messages.yes : messages.no
  if (typeof value === 'number') return numberText(fact, value, locale)
  if (typeof value === 'string') return wordFor(fact, value, locale)
  return value.length === 0 ? messages.nothing : formatList(locale, value.map((member) => wordFor(fact, member, locale)))
}

function numberText(fact: FactName, value: number, locale: Locale): string {
  const messages = factMessages[locale]
  switch (units[fact]) {
    case 'days':
      return value < 0 ? messages.noLimit : plural(locale, value, messages.days)
    case 'hours':
      return plural(locale, value, messages.hours)
    case 'percent':
      return messages.percent(formatNumber(locale, Math.round(value * 100)))
    case 'times':
      return messages.times(formatNumber(locale, value))
    case 'due':
      return value < 0 ? plural(locale, -value, messages.daysAgo) : plural(locale, value, messages.inDays)
    default:
      return formatNumber(locale, value)
  }
}

function wordFor(fact: FactName, value: string, locale: Locale): string {
  if (fact === 's.vendorCountry' || fact === 'o.blockedCountries') return countryName(value, locale)
  const word = wordsOf(fact, locale)?.[value]
  // Departments an organisation named itself, and bands such as 5-9, have no other word than their own.
  return typeof word === 'object' ? word.label : (word ?? value)
}

function wordsOf(fact: FactName, locale: Locale): Words | undefined {
  const taxonomy = taxonomyMessages[locale]
  const catalogue = catalogueMessages[locale]
  const values: { readonly [name: string]: Words } = factMessages[locale].value
  switch (fact) {
    case 'u.accountType':
      return taxonomy.accountType
    case 'u.level':
      return taxonomy.level
    case 'u.categories':
      return taxonomy.category
    case 'u.purpose':
      return taxonomy.purpose
    case 'u.purposeFlags':
      return factMessages[locale].flag
    case 'u.humanReview':
      return taxonomy.humanReview
    case 'u.outputDestination':
      return taxonomy.destination
    case 'u.affectsPeople':
      return taxonomy.affectsPeople
    case 'u.department':
    case 'agg.departments':
      return taxonomy.department
    case 'u.connectors':
      return taxonomy.connector
    case 's.status':
      return taxonomy.status
    case 's.category':
      return catalogue.category
    case 's.capabilities':
      return catalogue.capability
    case 'o.allowedRegions':
      return values['s.processingRegions']
    default:
      return values[fact]
  }
}

/** The name of a country by its two letters; any other word, such as a region's, stays as it is. */
export function countryName(code: string, locale: Locale): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code
}
