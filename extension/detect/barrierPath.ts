import type { Pattern } from '#shared/catalogue/pattern.ts'

// The path and query of a pattern as an expression both browsers take (RE2 in Chromium, which allows 2 kB each).

const account = '(?:/+u/+[0-9]{1,2})?'
/** Two letters, as address.ts takes them off before it matches; here without the list, which would not fit. */
const language = '(?:(?:/+intl)?/+[a-z]{2}(?:[-_](?:[a-z]{2}|[0-9]{3}|hans|hant))?)?'

/** Expressions for what comes after the host, to its end; several where the query has conditions, in each order. */
export function pathExpressions({ segments, query }: Pick<Pattern, 'segments' | 'query'>): string[] {
  const path = segments.map((segment) => {
    if (segment === '**') return '(?:/+[^/?#]+)*'
    return '/+' + (segment === '*' ? '[^/?#]+' : segment.split('*').map(escape).join('[^/?#]*'))
  }).join('')
  const whole = `${account}${language}${path}/*`
  if (query.length === 0) return [`${whole}(?:[?#]|$)`]
  return ordersOf(query).map((conditions) => `${whole}\\?${conditions.map(([key, value]) => `(?:[^#]*&)?${condition(key, value)}`).join('&')}(?:[&#]|$)`)
}

function condition(key: string, value: string | null): string {
  return value === null ? `${escape(key)}(?:=[^&#]*)?` : `${escape(key)}=${escape(value)}`
}

function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]]
  return items.flatMap((item, index) => ordersOf(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]))
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
