import { headerKey, roleOf } from './column.ts'
import type { LineReader } from './plain.ts'
import type { ReadLine } from './line.ts'

// One JSON object on each line: AdGuard Home's querylog.json (QH, T), Zscaler's and Netskope's feeds, Cloudflare
// Gateway. Names of fields are the headers of column.ts; feeds wrap the event in one more object.

const wrappers = new Set(['event', 'data', 'result', 'record', 'properties', 'http', 'dns'])

export const readJson: LineReader = (line) => {
  let text = line.trim()
  if (text === '' || text === '[' || text === ']') return null
  if (text.startsWith('[{')) text = text.slice(1)
  text = text.replace(/[,\]]+$/, '')
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return 'notJson'
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return 'notJson'
  return fromObject(content)
}

type Found = { text: string; rank: number }

function fromObject(content: object): ReadLine {
  const found: { [role: string]: Found } = {}
  collect(content, found, 0)
  const { url, host, app, date, method, replyType } = found
  const address = (url ?? host)?.text ?? null
  const name = app?.text ?? null
  if (address === null && name === null) return 'noHost'
  return { address, name, date: date?.text ?? null, method: method?.text ?? null, replyType: replyType?.text ?? null }
}

function collect(content: object, found: { [role: string]: Found }, depth: number): void {
  for (const [name, value] of Object.entries(content) as [string, unknown][]) {
    const key = headerKey(name)
    if (typeof value === 'object' && value !== null && depth < 2 && wrappers.has(key)) collect(value, found, depth + 1)
    if (typeof value !== 'string' && typeof value !== 'number') continue
    const role = roleOf(key)
    if (role === null || value === '') continue
    const known = found[role.role]
    if (known === undefined || role.rank < known.rank) found[role.role] = { text: String(value), rank: role.rank }
  }
}
