import type { LineReader } from './plain.ts'

// W3C extended log format (w3.org/TR/WD-logfile): directives start with #, #Fields names the columns. Symantec (Blue
// Coat), Netskope, Forefront TMG and others write it, with spaces or tabs between the fields.

type Fields = { readonly url: number; readonly host: number; readonly path: number; readonly query: number; readonly name: number; readonly date: number; readonly method: number; readonly replyType: number; readonly last: number }

const names = {
  url: ['cs-uri', 'c-uri', 'x-cs-url', 'url'],
  host: ['cs-host', 'cs(host)', 'r-host', 'x-cs-sni', 'cs-uri-hostname', 'cs-dns', 'x-sni', 'host'],
  path: ['cs-uri-path', 'cs-uri-stem'],
  query: ['cs-uri-query'],
  name: ['x-cs-app', 'x-bluecoat-application-name', 'x-symc-application-name'],
  date: ['date', 'x-timestamp', 'timestamp', 'gmttime', 'localtime', 'x-cs-timestamp', 'datetime'],
  method: ['cs-method'],
  replyType: ['rs(content-type)', 'sc-content-type', 'cs-mime-type'],
} as const

/** Makes a reader; it remembers the last #Fields and #Date it has met. */
export function createW3cReader(): LineReader {
  let fields: Fields | null = null
  let fileDate: string | null = null
  return (line) => {
    if (line.startsWith('#')) {
      if (/^#fields:/i.test(line)) fields = readFields(line)
      else if (/^#date:/i.test(line)) fileDate = line.slice(6).trim()
      return null
    }
    if (line.trim() === '') return null
    if (fields === null) return 'notOfFormat'
    const cells = cut(line, fields.last)
    const cell = (column: number) => {
      const text = column === -1 ? undefined : cells[column]
      return text === undefined || text === '-' || text === '' ? null : text
    }
    const address = addressOf(cell(fields.url), cell(fields.host), cell(fields.path), cell(fields.query))
    const name = cell(fields.name)
    if (address === null && name === null) return cells.length <= fields.last && cells.length < 3 ? 'tooFewFields' : 'noHost'
    const date = fields.date === -1 ? fileDate : cell(fields.date)
    return { address, name, date: date?.replace(/^\[/, '') ?? null, method: cell(fields.method), replyType: cell(fields.replyType) }
  }
}

/** True when the directive names a field that says where a request went. */
export function namesHost(directive: string): boolean {
  const { url, host, name } = readFields(directive)
  return url !== -1 || host !== -1 || name !== -1
}

function readFields(directive: string): Fields {
  const words = directive.slice(directive.indexOf(':') + 1).trim().toLowerCase().split(/\s+/)
  const first = (wanted: readonly string[]) => {
    for (const name of wanted) if (words.includes(name)) return words.indexOf(name)
    return -1
  }
  const found = {
    url: first(names.url), host: first(names.host), path: first(names.path), query: first(names.query),
    name: first(names.name), date: first(names.date), method: first(names.method), replyType: first(names.replyType),
  }
  return { ...found, last: Math.max(...Object.values(found)) }
}

function addressOf(url: string | null, host: string | null, path: string | null, query: string | null): string | null {
  if (url !== null && !url.startsWith('/')) return url
  if (host === null) return null
  const route = url ?? path ?? ''
  return `${host}${route.startsWith('/') ? route : ''}${query === null || route === '' ? '' : `?${query.replace(/^\?/, '')}`}`
}

/** Cells up to the last one needed. Text in double quotes is one cell; a tab anywhere means tabs part the cells. */
function cut(line: string, last: number): string[] {
  if (line.includes('\t')) return line.split('\t', last + 1).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
  const cells: string[] = []
  let at = 0
  while (cells.length <= last && at < line.length) {
    if (line.charCodeAt(at) === 32) {
      at++
      continue
    }
    const quoted = line.charCodeAt(at) === 34
    const end = line.indexOf(quoted ? '"' : ' ', at + 1)
    cells.push(line.slice(quoted ? at + 1 : at, end === -1 ? undefined : end))
    at = end === -1 ? line.length : end + 1
  }
  return cells
}
