import { seeded } from './set.ts'

// Reads the lists of examples out of gitleaks' Go source: string literals, what they are put together from, and the calls
// that make a sample. What it cannot read it leaves out.

type Value = string | readonly string[] | null
const random = seeded(7)

/** Every text of the lists `tps` and `fps` of a file. */
export function goLists(source: string, templates: readonly string[]): { readonly list: 'tps' | 'fps'; readonly text: string }[] {
  const found: { list: 'tps' | 'fps'; text: string }[] = []
  for (const start of source.matchAll(/\b(tps|fps)\s*:?=\s*/g)) {
    const read = createReader(tokensOf(source.slice(start.index + start[0].length, start.index + 40_000)), templates)
    const value = read()
    for (const text of flat(value)) found.push({ list: start[1] as 'tps' | 'fps', text })
  }
  return found
}

function flat(value: Value): readonly string[] {
  return value === null ? [] : typeof value === 'string' ? [value] : value
}

function* tokensOf(source: string): Generator<string> {
  const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|`[^`]*`|\.\.\.|[A-Za-z_][\w.]*|\d[\d.]*|\[\]|[(){},+\n]|\S/y
  while (token.lastIndex < source.length) {
    const at = token.lastIndex
    const match = token.exec(source)
    if (match === null) token.lastIndex = at + 1
    else if (!/^\/[/*]/.test(match[0]) && match[0] !== '\n') yield match[0]
  }
}

function createReader(tokens: Generator<string>, templates: readonly string[]): () => Value {
  let next = tokens.next()
  const here = (): string | null => (next.done === true ? null : next.value)
  const isAt = (...stops: readonly string[]) => next.done === true || stops.includes(next.value)
  const take = (): string => {
    const token = here() ?? ''
    next = tokens.next()
    return token
  }

  function list(end: string): Value[] {
    const values: Value[] = []
    while (!isAt(end)) {
      values.push(sum())
      if (here() === '...') take()
      if (here() !== ',') while (!isAt(',', end)) take()
      if (here() === ',') take()
    }
    take()
    return values
  }

  function sum(): Value {
    let value = term()
    while (here() === '+') {
      take()
      const more = term()
      value = typeof value === 'string' && typeof more === 'string' ? value + more : null
    }
    return value
  }

  function term(): Value {
    const token = take()
    if (token.startsWith('"')) return unquoted(token)
    if (token.startsWith('`')) return token.slice(1, -1)
    if (/^\d/.test(token)) return token
    if (token === '[]') {
      take()
      if (here() !== '{') return null
      take()
      return list('}').flatMap(flat)
    }
    if (here() === '(') {
      take()
      return called(token, list(')'), templates)
    }
    return token === 'tps' || token === 'fps' ? [] : null
  }
  return sum
}

function unquoted(token: string): string {
  return token.slice(1, -1).replace(/\\(u[\da-f]{4}|x[\da-f]{2}|.)/gi, (_, code: string) =>
    code === 'n' ? '\n' : code === 't' ? '\t' : code === 'r' ? '\r' : code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : code)
}

const alphabets: Readonly<Record<string, string>> = {
  AlphaNumeric: '[a-z0-9]', AlphaNumericExtendedShort: '[a-z0-9_-]', AlphaNumericExtended: '[a-z0-9=_-]', AlphaNumericExtendedLong: '[a-z0-9/=_+-]', Hex: '[a-f0-9]', Numeric: '[0-9]',
}

function called(name: string, values: readonly Value[], templates: readonly string[]): Value {
  const [first = null, second = null] = values
  const method = name.split('.').at(-1) ?? ''
  if (method === 'append') return values.flatMap(flat)
  if (typeof first !== 'string') return null
  if (alphabets[method] !== undefined) return `${alphabets[method]}{${first}}`
  if (method === 'Hex8_4_4_4_12') return '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}'
  if (/^(?:NewSecret|NewSecretWithEntropy|newPlausibleSecret)$/.test(method)) return sample(first)
  if (method === 'Sprintf') return values.slice(1).reduce<string>((text, value) => text.replace(/%[sd]/, typeof value === 'string' ? value : ''), first)
  if (typeof second !== 'string') return null
  const filled = (template: string) => template.replaceAll('{i}', first).replaceAll('{I}', first.toUpperCase()).replaceAll('{s}', second)
  if (method === 'GenerateSampleSecrets') return templates.map(filled)
  return method === 'GenerateSampleSecret' ? `${first}_api_token = "${second}"` : null
}

/** A text that a simple expression matches: classes, literals, first alternatives, counts. Null where it is no simple one. */
function sample(expression: string): string | null {
  let made = ''
  const part = /\((?:\?:|\?i:)?([^()|]*)[^()]*\)|\[((?:[^\]\\]|\\.)+)\]|\\([\w.\-+/])|([^\\[\](){}|*+?])/y
  while (part.lastIndex < expression.length) {
    const match = part.exec(expression)
    if (match === null) return null
    const count = /\{(\d+)(?:,(\d+))?\}/y
    count.lastIndex = part.lastIndex
    const times = count.exec(expression)
    if (times !== null) part.lastIndex = count.lastIndex
    const many = Number(times?.[2] ?? times?.[1] ?? 1)
    if (match[1] !== undefined) {
      const inner = sample(match[1])
      if (inner === null) return null
      made += inner.repeat(many)
    } else {
      const chars = match[2] === undefined ? match[3] === 'w' ? charsOf('a-zA-Z0-9_') : match[3] === 'd' ? charsOf('0-9') : [match[3] ?? match[4] ?? ''] : charsOf(match[2])
      for (let index = 0; index < many; index += 1) made += chars[Math.floor(random() * chars.length)] ?? ''
    }
  }
  return made
}

function charsOf(inside: string): string[] {
  const full = inside.replaceAll('\\w', 'a-zA-Z0-9_').replaceAll('\\d', '0-9')
  return [...full.matchAll(/(?:\\(.)|([\s\S]))-(?:\\(.)|([^\\]))|\\(.)|([\s\S])/g)].flatMap(([, a, b, c, d, e, f]) => {
    const from = a ?? b
    if (from === undefined) return [e ?? f ?? '']
    const to = (c ?? d ?? from).charCodeAt(0)
    return Array.from({ length: to - from.charCodeAt(0) + 1 }, (_, index) => String.fromCharCode(from.charCodeAt(0) + index))
  })
}
