// Helpers behind every text: the languages there are, plurals, numbers and dates. All by Intl, nothing by hand.

export const locales = ['en', 'de'] as const
export type Locale = (typeof locales)[number]

/** What a person chose as language; `auto` follows the browser. */
export type LanguageChoice = 'auto' | Locale

/** The shape a translation must have: literal strings become `string`, functions keep their parameters. */
export type MessagesOf<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends readonly string[]
      ? readonly string[]
      : T[K] extends (...args: infer A) => string
        ? (...args: A) => string
        : MessagesOf<T[K]>
}

/** The language to show: the choice, then the first language of the browser that there is, then English. */
export function pickLocale(choice: LanguageChoice, browserLanguages: readonly string[]): Locale {
  if (choice !== 'auto') return choice
  for (const language of browserLanguages) {
    const base = language.slice(0, 2).toLowerCase()
    const known = locales.find((locale) => locale === base)
    if (known) return known
  }
  return 'en'
}

// Dates in English are written the European way round, 12 Nov 2026: en-GB does that.
const tags: Record<Locale, string> = { en: 'en-GB', de: 'de-DE' }

/** Makes an Intl object once per language: their constructors cost far more than their use. */
function perLocale<T>(create: (tag: string) => T): (locale: Locale) => T {
  const made = new Map<Locale, T>()
  return (locale) => {
    const known = made.get(locale)
    if (known !== undefined) return known
    const fresh = create(tags[locale])
    made.set(locale, fresh)
    return fresh
  }
}

const pluralRules = perLocale((tag) => new Intl.PluralRules(tag))
const numberFormat = perLocale((tag) => new Intl.NumberFormat(tag))
const dayFormat = perLocale((tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }))
const dayAndMonthFormat = perLocale((tag) => new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }))
const monthFormat = perLocale((tag) => new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }))
const listFormat = perLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }))
const choiceFormat = perLocale((tag) => new Intl.ListFormat(tag, { type: 'disjunction' }))
const agoFormat = perLocale((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }))

/** A whole number with the separators of the language, e.g. 1,234. */
export function formatNumber(locale: Locale, value: number): string {
  return numberFormat(locale).format(value)
}

/** Words in one line with dots between them; a dot ends a line, it never begins one. */
export function joinWords(words: readonly string[]): string {
  return words.join('\u00a0· ')
}

/** The form of a word that fits a count; `#` in it becomes the number. */
export function plural(locale: Locale, count: number, forms: { readonly one: string; readonly other: string }): string {
  const form = pluralRules(locale).select(count) === 'one' ? forms.one : forms.other
  return form.replace('#', formatNumber(locale, count))
}

/** A local date such as `2026-11-12` as "12 Nov 2026". */
export function formatDay(locale: Locale, day: string): string {
  return dayFormat(locale).format(new Date(`${day}T00:00:00Z`))
}

/** A local date such as `2026-11-12` as "Thu 12 Nov": where the year is clear. */
export function formatWeekday(locale: Locale, day: string): string {
  return dayAndMonthFormat(locale).format(new Date(`${day}T00:00:00Z`))
}

/** A month such as `2026-11` as "November 2026". */
export function formatMonth(locale: Locale, month: string): string {
  return monthFormat(locale).format(new Date(`${month}-01T00:00:00Z`))
}

/** Two months such as `2026-09` and `2026-11` as "September – November 2026"; one where they are the same. */
export function formatMonths(locale: Locale, first: string, last: string): string {
  return monthFormat(locale).formatRange(new Date(`${first}-01T00:00:00Z`), new Date(`${last}-01T00:00:00Z`))
}

/** The text with a capital first letter, to start a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "a, b and c". */
export function formatList(locale: Locale, items: readonly string[]): string {
  return listFormat(locale).format(items)
}

/** "a, b or c". */
export function formatChoice(locale: Locale, items: readonly string[]): string {
  return choiceFormat(locale).format(items)
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** An age in milliseconds as "5 minutes ago", "3 hours ago" or "2 days ago"; below a minute "this minute". */
export function formatAgo(locale: Locale, age: number): string {
  const format = agoFormat(locale)
  if (age < hour) return format.format(-Math.floor(Math.max(age, 0) / minute), 'minute')
  if (age < day) return format.format(-Math.floor(age / hour), 'hour')
  return format.format(-Math.floor(age / day), 'day')
}
