import type { LogSource } from '#shared/record/logFinding.ts'
import { findColumns, type ColumnChoice, type ColumnProblem, type Columns, type Knowledge } from './column.ts'
import { delimiterOf, recordsOf } from './csv.ts'
import type { KnownFormat, ScanFormat } from './format.ts'
import type { FaultCount } from './line.ts'
import { readCommon, readDns, readSquid, type LineReader } from './plain.ts'
import { findFields, type FieldProblem } from './field.ts'
import { createJsonReader } from './json.ts'
import { createW3cReader, namesHost } from './w3c.ts'

/** Why a file cannot be read at all. Says nothing of what stands in it. */
export type ScanProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'archive' }
  | { readonly kind: 'binary' }
  | { readonly kind: 'w3cWithoutHost' }
  | { readonly kind: 'noLineUnderstood'; readonly format: KnownFormat; readonly faults: readonly FaultCount[] }
  /** Every line names its destination by an IP address, which says nothing of a service. */
  | { readonly kind: 'onlyIpAddresses' }
  | ColumnProblem
  | FieldProblem

/** How to read the file. */
export type Plan =
  | { readonly format: 'csv'; readonly delimiter: string; readonly columns: Columns; readonly headerRow: number; readonly width: number }
  | { readonly format: Exclude<KnownFormat, 'csv'>; readonly reader: LineReader; readonly source: LogSource }

export type PlanFound = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly problem: ScanProblem }

export type DetectOptions = Pick<ColumnChoice, 'hostColumn' | 'dateColumn'> & Knowledge & { readonly format: ScanFormat }

const byLine = [['squid', readSquid], ['common', readCommon], ['dns', readDns]] as const

/** Tells the format and its columns from the first lines. */
export function planFor(lines: readonly string[], options: DetectOptions): PlanFound {
  const filled = lines.filter((line) => line.trim() !== '')
  const first = filled[0]
  if (first === undefined) return { ok: false, problem: { kind: 'empty' } }
  if (/^PK\W/.test(first)) return { ok: false, problem: { kind: 'archive' } }
  if (isBinary(filled)) return { ok: false, problem: { kind: 'binary' } }
  const format = options.format === 'auto' ? guess(filled) : options.format
  switch (format) {
    case 'squid':
      return found({ format, reader: readSquid, source: 'proxy' })
    case 'common':
      return found({ format, reader: readCommon, source: 'proxy' })
    case 'dns':
      return found({ format, reader: readDns, source: 'dns' })
    case 'json': {
      const fields = findFields(filled, options)
      return fields.ok ? found({ format, reader: createJsonReader(fields.names), source: fields.source }) : fields
    }
    case 'w3c': {
      const fields = filled.find((line) => /^#fields:/i.test(line))
      if (fields === undefined || !namesHost(fields)) return { ok: false, problem: { kind: 'w3cWithoutHost' } }
      return found({ format, reader: createW3cReader(), source: 'proxy' })
    }
    default:
      return planCsv(lines, format === 'csv' ? options : { ...options, kind: format }, options)
  }
}

function found(plan: Plan): PlanFound {
  return { ok: true, plan }
}

function guess(lines: readonly string[]): Exclude<ScanFormat, 'auto'> {
  if (lines.some((line) => /^#fields:/i.test(line))) return 'w3c'
  if (/^(?:\[\s*)?\{/.test(lines[0]?.trim() === '[' ? lines[1] ?? '' : lines[0] ?? '')) return 'json'
  for (const [format, read] of byLine) {
    const understood = lines.filter((line) => {
      const answer = read(line)
      return answer !== 'notOfFormat' && !line.startsWith('#')
    })
    if (understood.length * 2 >= lines.length) return format
  }
  return 'csv'
}

function planCsv(lines: readonly string[], choice: ColumnChoice, knowledge: Knowledge): PlanFound {
  const text = lines.join('\n')
  const delimiter = delimiterOf(text)
  const answer = findColumns(recordsOf(text, delimiter, lines.length), choice, knowledge)
  if (!answer.ok) return answer
  const { columns, headerRow, width } = answer
  return { ok: true, plan: { format: 'csv', delimiter, columns, headerRow, width } }
}

/** Text has no zero bytes, and hardly any other control characters or characters that could not be decoded. */
function isBinary(lines: readonly string[]): boolean {
  const text = lines.join('').slice(0, 4096)
  let odd = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0) return true
    if (code < 9 || (code > 13 && code < 32) || code === 0xfffd) odd++
  }
  return odd > text.length * 0.1
}
