import { eachField, type Names, type Read } from './field.ts'
import type { ReadLine } from './line.ts'
import { objectOf } from './object.ts'
import type { LineReader } from './plain.ts'

// One JSON object on each line: AdGuard Home's querylog.json, feeds of Zscaler, Netskope, Cloudflare Gateway, Elastic,
// Suricata. Which fields are read is found out in field.ts.

/** Starts reading one log of JSON lines. */
export function createJsonReader(names: Names): LineReader {
  return (line) => {
    const text = line.trim()
    if (text === '' || text === '[' || text === ']') return null
    const content = objectOf(text)
    return content === null ? 'notJson' : fromObject(content, names)
  }
}

type Found = { text: string; rank: number }

function fromObject(content: object, names: Names): ReadLine {
  const found: { [role in Read]?: Found } = {}
  eachField(content, names, ({ read, rank }, value) => {
    if (read === null || (read === 'address' && value.startsWith('/'))) return
    const known = found[read]
    if (known === undefined || rank < known.rank) found[read] = { text: value, rank }
  })
  const { address, name, date, method, replyType } = found
  if (address === undefined && name === undefined) return 'noHost'
  return { address: address?.text ?? null, name: name?.text ?? null, date: date?.text ?? null, method: method?.text ?? null, replyType: replyType?.text ?? null }
}
