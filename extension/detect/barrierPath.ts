import type { Pattern } from '#shared/catalogue/pattern.ts'

// The path and query of a pattern as an expression both browsers take. Chromium takes none that needs more than 2 kB once it
// is compiled, about 110 letters: so characters are told by few ranges or by what they are not, and prefixes are there for pages only.

/** What may stand in a segment: addresses come in ASCII, all but `/`, `?` and `#`. */
const character = '[!"$-.0->@-~]'
/** The same and `/`. */
const anything = '[!"$->@-~]'
const account = '(?:/u/[0-9]+)?'
/** Two letters, as address.ts takes them off before it matches; here without the list, which would not fit. */
const language = '(?:/[a-z][a-z](?:[-_][a-z0-9]+)?)?'

/**
 * Expressions for what comes after the host, to its end; several where the query has conditions, in each order.
 * @param isPage account and language prefixes may come before the path
 */
export function pathExpressions({ segments, query }: Pick<Pattern, 'segments' | 'query'>, isPage: boolean): string[] {
  // Whatever follows the spelled out part needs no look at where its segments end.
  const isOpen = segments.at(-1) === '**'
  const path = (isOpen ? segments.slice(0, -1) : segments).map((segment) => {
    if (segment === '**') return `(?:/${character}+)*`
    return '/' + (segment === '*' ? `${character}+` : segment.split('*').map(escape).join(`${character}*`))
  }).join('')
  const whole = `${isPage ? account + language : ''}${path}`
  if (query.length === 0) return [`${whole}${isOpen ? '(?:[/?#]|$)' : '/*(?:[?#]|$)'}`]
  return ordersOf(query).map((conditions) => `${whole}${isOpen ? `(?:/${anything}*)?` : '/*'}\\?${conditions.map(([key, value]) => `(?:[^#]*&)?${condition(key, value)}`).join('&')}(?:[&#]|$)`)
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
