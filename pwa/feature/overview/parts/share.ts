import type { Locale } from '#shared/message/format.ts'

/** A share known by its lower end, e.g. "61 %"; rounded down, so that it never claims more than the bands say. */
export function shareText(atLeast: number, locale: Locale): string {
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  return format.format(Math.floor(atLeast * 100) / 100)
}
