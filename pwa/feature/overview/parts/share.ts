import type { Locale } from '#shared/message/format.ts'

/** A share known as a range, e.g. "82–88 %"; rounded outwards, so that it never claims more than the bands say. */
export function shareText({ from, to }: { readonly from: number; readonly to: number }, locale: Locale): string {
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  return format.formatRange(Math.floor(from * 100) / 100, Math.ceil(Math.min(1, to) * 100) / 100)
}
