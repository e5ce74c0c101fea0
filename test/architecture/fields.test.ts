import * as z from 'zod'
import { expect, it } from 'vitest'
import { cellSchema } from '#shared/cell/schema.ts'
import { keptReportSchema } from '#shared/report/schema.ts'
import { signedSheetSchema } from '#shared/sheet/schema.ts'
import { tableSchema } from '#shared/table/schema.ts'

// Promises 1 and 2 by construction: what leaves a browser, and what leaves the fold, has these fields and no other, and no
// field takes free text. Whoever adds one has to come here, and to the staff notice and docs/privacy.md.

type Node = { readonly [key: string]: unknown }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null
const asJson = (schema: z.core.$ZodType): Node => z.toJSONSchema(schema, { unrepresentable: 'any' }) as Node

/** All nodes of a JSON schema. */
function nodesOf(value: unknown): Node[] {
  if (!isNode(value)) return []
  return [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(nodesOf)]
}

function fieldsOf(schema: z.core.$ZodType): string[] {
  return [...new Set(nodesOf(asJson(schema)).flatMap(({ properties }) => (isNode(properties) ? Object.keys(properties) : [])))].sort()
}

const cellFields = [
  'accountType', 'affectsPeople', 'categories', 'connectors', 'department', 'destination', 'humanReview', 'level', 'overridden', 'purpose', 'service',
  'sessions', 'week',
]

it('a cell and a sheet have no field for content, people or times', () => {
  expect(fieldsOf(cellSchema)).toEqual(cellFields)
  const counts = ['asks', 'answered', 'answeredLater', 'ignored', 'ignoredAgain', 'justified', 'reason', 'count', 'guidance', 'candidates', 'host', 'evidence']
  expect(fieldsOf(signedSheetSchema)).toEqual([...cellFields, ...counts, 'cells', 'id', 'key', 'month', 'nonce', 'revision', 'sheet', 'signature', 'version'].sort())
})

it('a request or concern has no field for a sheet, a session, a browser, a department or a time of day', () => {
  expect(fieldsOf(keptReportSchema)).toEqual(['id', 'kind', 'level', 'name', 'purpose', 'receivedOn', 'report', 'service', 'text', 'tool', 'topic', 'version'])
})

it('a published table has no field for a sheet, a browser, a person or a time', () => {
  expect(fieldsOf(tableSchema)).toEqual([
    'accountType', 'browsers', 'by', 'candidates', 'department', 'evidence', 'from', 'host', 'issue', 'k', 'kind', 'levels', 'period', 'purposes', 'risk', 'rows', 'rules', 'service', 'sessions',
    'to', 'unanswered', 'value', 'vectors', 'version',
  ])
})

it.each([['sheet', signedSheetSchema], ['table', tableSchema]] as const)('nothing in a %s takes free text or unknown fields', (_, schema) => {
  const nodes = nodesOf(asJson(schema))
  const open = nodes.filter((node) => node['type'] === 'string' && !('enum' in node) && !('const' in node) && typeof node['pattern'] !== 'string')
  // The version of the rules is written by the fold itself.
  expect(open.length).toBe(schema === tableSchema ? nodes.filter(({ properties }) => isNode(properties) && 'rules' in properties).length : 0)
  const objects = nodes.filter((node) => node['type'] === 'object')
  expect(objects.length).toBeGreaterThan(1)
  expect(objects.every((node) => node['additionalProperties'] === false)).toBe(true)
  expect(JSON.stringify(nodes)).not.toMatch(/"format":"(?:date-time|time|uri|email)"/)
})
