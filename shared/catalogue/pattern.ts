// The pattern language of routes and requests: `[host]/path[?query]`.
//   host    absent: every host of the service that is its own; `app.example.com`: that host; `*.example.com`: below it
//   path    segments; `*` is one segment, also inside one (`*:generate`); `**` is any number of segments, none included
//   query   `?key=value` or `?key` (present), joined by `&`
// A pattern always covers the whole path, so a prefix (`/chat/**`) can only end on a segment boundary. Trailing
// slashes do not count. Account and language prefixes (`/u/1/`, `/de/`) are taken off before (see address.ts).

export type Pattern = {
  /** Host the pattern is limited to, without `*.`; null: any host of the service's own. */
  readonly host: string | null
  /** True for `*.host`: hosts below it, not the host itself. */
  readonly below: boolean
  readonly segments: readonly string[]
  readonly query: readonly (readonly [key: string, value: string | null])[]
}

export type ParsedPattern =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly fault: string }

const hostForm = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/
const segmentForm = /^[^/?#\s]+$/

/** Reads a pattern as written in the catalogue; a fault comes back as a sentence with the fix. */
export function parsePattern(text: string): ParsedPattern {
  const slash = text.indexOf('/')
  if (slash < 0) return { ok: false, fault: `"${text}" has no path; write "${text}/**" for every page of it` }
  const hostText = text.slice(0, slash)
  if (hostText !== '' && !hostForm.test(hostText)) {
    return { ok: false, fault: `"${hostText}" is not a host name; write it in lower case, without scheme, port or "www."` }
  }
  const question = text.indexOf('?', slash)
  const path = text.slice(slash, question < 0 ? undefined : question)
  const segments = path === '/' ? [] : path.slice(1).split('/')
  const bad = segments.find((segment) => !segmentForm.test(segment))
  if (bad !== undefined) {
    return { ok: false, fault: `"${text}" has an empty segment or a character that is never in a path; write it as /a/b/*, without a slash at the end` }
  }
  const half = segments.find((segment) => segment !== '**' && segment.includes('**'))
  if (half !== undefined) return { ok: false, fault: `"${half}" mixes ** with text; ** must be a segment of its own` }
  const query = question < 0 ? [] : text.slice(question + 1).split('&').map(readCondition)
  if (query.some(([key]) => key === '')) return { ok: false, fault: `"${text}" has an empty query key; write ?key or ?key=value` }
  const below = hostText.startsWith('*.')
  return { ok: true, pattern: { host: hostText === '' ? null : below ? hostText.slice(2) : hostText, below, segments, query } }
}

function readCondition(text: string): readonly [string, string | null] {
  const equals = text.indexOf('=')
  return equals < 0 ? [text, null] : [text.slice(0, equals), text.slice(equals + 1)]
}

/**
 * The path of a pattern, made ready for testing. Most patterns are a fixed path, or a fixed beginning with one or any
 * number of segments after it: those need no expression, which keeps matching well below a microsecond.
 */
export type PathForm = {
  readonly form: 'fixed' | 'one' | 'any' | 'expression'
  /** The segments spelled out, in lower case. */
  readonly fixed: string
  /** The same with a slash at its end. */
  readonly inside: string
  readonly expression: RegExp | null
}

/** Makes the path of a pattern ready. */
export function pathForm({ segments }: Pattern): PathForm {
  const open = literalPrefix({ segments })
  const fixed = '/' + segments.slice(0, open).join('/').toLowerCase()
  const inside = fixed === '/' ? '/' : fixed + '/'
  if (open === segments.length) return { form: 'fixed', fixed, inside, expression: null }
  const last = open === segments.length - 1 ? segments[open] : undefined
  if (last === '**') return { form: 'any', fixed, inside, expression: null }
  if (last === '*') return { form: 'one', fixed, inside, expression: null }
  return { form: 'expression', fixed, inside, expression: pathExpression(segments) }
}

/** Tells whether a whole, tidied path fulfils the pattern. */
export function coversPath({ form, fixed, inside, expression }: PathForm, path: string): boolean {
  if (form === 'fixed') return path === fixed
  if (form === 'any') return path.startsWith(inside) || path === fixed
  if (form === 'one') return path.startsWith(inside) && path.length > inside.length && path.indexOf('/', inside.length) < 0
  return path.startsWith(fixed) && expression !== null && expression.test(path)
}

function pathExpression(segments: readonly string[]): RegExp {
  const source = segments.map((segment) => {
    if (segment === '**') return '(?:/[^/]+)*'
    return '/' + (segment === '*' ? '[^/]+' : segment.split('*').map(escape).join('[^/]*'))
  }).join('')
  return new RegExp(`^${source}$`, 'i')
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** True when `host` is where the pattern applies; a pattern without a host applies to hosts that are the service's own. */
export function coversHost(pattern: Pattern, host: string, own: boolean): boolean {
  if (pattern.host === null) return own
  return pattern.below ? host.endsWith('.' + pattern.host) : host === pattern.host
}

/** True when the query (without `?`) fulfils every condition of the pattern. */
export function coversQuery(pattern: Pattern, query: string): boolean {
  if (pattern.query.length === 0) return true
  if (query === '') return false
  const given = query.split('&')
  return pattern.query.every(([key, value]) =>
    given.some((part) => (value === null ? part === key || part.startsWith(key + '=') : part === `${key}=${value}`)))
}

/** Rank among patterns that cover the same page: the more is spelled out, the higher. */
export function specificity(pattern: Pattern): number {
  let rank = pattern.query.length * 1000 + (pattern.host === null ? 0 : pattern.below ? 1 : 2)
  for (const segment of pattern.segments) {
    rank += segment === '**' ? 0 : segment === '*' ? 10 : segment.includes('*') ? 50 : 100
  }
  return pattern.segments.includes('**') ? rank : rank + 5
}

/** How many leading segments are spelled out; what follows them is whatever the visitor's path holds. */
export function literalPrefix(pattern: Pick<Pattern, 'segments'>): number {
  const open = pattern.segments.findIndex((segment) => segment.includes('*'))
  return open < 0 ? pattern.segments.length : open
}

/** A page the pattern covers, for checks: path and query as text. */
export function examplePath(pattern: Pattern, filler = 'x7q'): string {
  const path = pattern.segments.map((segment) =>
    segment === '**' ? `/${filler}/${filler}9` : '/' + (segment === '*' ? filler : segment.replaceAll('*', filler))).join('')
  const query = pattern.query.map(([key, value]) => `${key}=${value ?? '1'}`).join('&')
  return (path === '' ? '/' : path) + (query === '' ? '' : `?${query}`)
}

/**
 * A short name for a rule, drawn from its pattern: `/backend-api/f/conversation` gives `backend-api-f-conversation`.
 * The host is left out when it is the service's first, `mainHost`.
 */
export function patternName(pattern: Pattern, mainHost: string): string {
  const host = pattern.host === null || (pattern.host === mainHost && !pattern.below) ? [] : pattern.below ? ['any', pattern.host] : [pattern.host]
  const words = [...host, ...pattern.segments.map((segment) => segment.replaceAll('**', 'rest').replaceAll('*', 'any'))]
  const query = pattern.query.flatMap(([key, value]) => (value === null ? [key] : [key, value]))
  const name = [...words, ...query].join('-').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  return name === '' ? 'root' : name
}
