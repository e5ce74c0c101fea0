import { headerKey, roleOf } from './column.ts'
import type { LineReader } from './plain.ts'
import type { ReadLine } from './line.ts'

// One JSON object on each line: AdGuard Home's querylog.json (QH, T), Zscaler's and Netskope's feeds, Cloudflare
// Gateway. Names of fields are the headers of column.ts; feeds wrap the event in one more object.

const wrappers = new Set(['event', 'data', 'result', 'record', 'properties', 'http', 'dns'])

/** Starts reading one log of JSON lines. */
export function createJsonReader(): LineReader {
  const nameOf = createNames()
  return (line) => {
    let text = line.trim()
    if (text === '' || text === '[' || text === ']') return null
    if (text.startsWith('[{')) text = text.slice(1)
    let content: unknown
    try {
      content = JSON.parse(withoutTail(text))
    } catch {
      return 'notJson'
    }
    if (typeof content !== 'object' || content === null || Array.isArray(content)) return 'notJson'
    return fromObject(content, nameOf)
  }
}

/** Without the comma or bracket of a list around the objects. By hand: a pattern would look at a long run of commas again and again. */
function withoutTail(text: string): string {
  let end = text.length
  while (end > 0 && (text[end - 1] === ',' || text[end - 1] === ']')) end--
  return text.slice(0, end)
}

type Name = { readonly key: string; readonly role: ReturnType<typeof roleOf> }
const rememberedNames = 1_000

/** What field names mean, remembered: a log repeats the same few on every line. */
function createNames(): (name: string) => Name {
  const names = new Map<string, Name>()
  return (name) => {
    const known = names.get(name)
    if (known !== undefined) return known
    const key = headerKey(name)
    const fresh = { key, role: roleOf(key) }
    if (names.size >= rememberedNames) names.clear()
    // A copy: the name may be a slice that keeps its whole line in memory.
    names.set(` ${name}`.slice(1), fresh)
    return fresh
  }
}

type Found = { text: string; rank: number }

function fromObject(content: object, nameOf: (name: string) => Name): ReadLine {
  const found: { [role: string]: Found } = {}
  collect(content, found, nameOf, 0)
  const { url, host, app, date, method, replyType } = found
  const address = (url ?? host)?.text ?? null
  const name = app?.text ?? null
  if (address === null && name === null) return 'noHost'
  return { address, name, date: date?.text ?? null, method: method?.text ?? null, replyType: replyType?.text ?? null }
}

function collect(content: object, found: { [role: string]: Found }, nameOf: (name: string) => Name, depth: number): void {
  for (const [name, value] of Object.entries(content) as [string, unknown][]) {
    const { key, role } = nameOf(name)
    if (typeof value === 'object' && value !== null && depth < 2 && wrappers.has(key)) collect(value, found, nameOf, depth + 1)
    if (typeof value !== 'string' && typeof value !== 'number') continue
    if (role === null || value === '') continue
    const known = found[role.role]
    if (known === undefined || role.rank < known.rank) found[role.role] = { text: String(value), rank: role.rank }
  }
}
