import { blank, compare, countRows, listed, type Copy, type Label, type Row, type RowKeys } from './copy.ts'
import { isAnswered } from './kind.ts'

/** One kind of published row, and what a cell turns into when it lies in a row below k. */
type Family = {
  readonly rows: RowKeys
  /** The value that takes in what is too rare. It is one a browser can really send. */
  readonly pool: string
  readonly pooled: (label: Label) => Label
}

const byService = (values: (label: Label) => readonly string[]): RowKeys => (label) => ({ scope: label.service, values: values(label) })
const whenAnswered = (label: Label, values: readonly string[]): readonly string[] => (isAnswered(label) ? values : [])

const level: Family = { rows: byService((label) => [label.level]), pool: 'unknown', pooled: blank }
const toOtherPurpose = (label: Label): Label => ({ ...label, purpose: 'other' })
const purpose: Family = { rows: byService((label) => whenAnswered(label, [label.purpose])), pool: 'other', pooled: toOtherPurpose }
const purposeOfLevel: Family = {
  rows: (label) => ({ scope: label.level, values: whenAnswered(label, [label.purpose]) }),
  pool: 'other',
  pooled: toOtherPurpose,
}
const toNoDepartment = (label: Label): Label => ({ ...label, department: 'unknown' })
const departmentOfService: Family = { rows: byService((label) => [label.department]), pool: 'unknown', pooled: toNoDepartment }
const departmentOfLevel: Family = {
  rows: (label) => ({ scope: label.level, values: [label.department] }),
  pool: 'unknown',
  pooled: toNoDepartment,
}

const extras: readonly Family[] = [
  { rows: byService((label) => [label.accountType]), pool: 'unknown', pooled: (label) => ({ ...label, accountType: 'unknown' }) },
  { rows: byService((label) => [label.destination]), pool: 'unknown', pooled: (label) => ({ ...label, destination: 'unknown' }) },
  { rows: byService((label) => [label.humanReview]), pool: 'unknown', pooled: (label) => ({ ...label, humanReview: 'unknown' }) },
  { rows: byService((label) => listed(label.categories)), pool: 'unknown', pooled: (label) => ({ ...label, categories: 'unknown' }) },
  { rows: byService((label) => listed(label.affectsPeople)), pool: 'unknown', pooled: (label) => ({ ...label, affectsPeople: 'unknown' }) },
  { rows: byService((label) => listed(label.connectors)), pool: 'unknown', pooled: (label) => ({ ...label, connectors: 'unknown' }) },
]

/** Families that change each other's counts are settled together, the first before the later ones. */
const rounds: readonly (readonly Family[])[] = [[level, purpose], ...extras.map((family) => [family]), [departmentOfService, departmentOfLevel]]
const levelPurposeRound: readonly Family[] = [level, purposeOfLevel, purpose]

/** A coarsened copy, and whether level x purpose of the organisation may be counted from it. */
export type CoarseCopy = { readonly copy: Copy; readonly levelPurpose: boolean }

/** Level x purpose is published if the services keep at least this share of the sessions whose purpose they name. */
const worthwhile = 0.8

/**
 * Coarsens a copy until every row of every breakdown has no browser or at least k.
 *
 * A rare level turns its sessions into unanswered ones, a rare purpose into the purpose `other`, any other rare answer
 * and a rare department into `unknown`. Where the pool itself would stay below k, the smallest row of its scope joins
 * it. The result is again something browsers could have reported, and coarsening it once more changes nothing: so what
 * is published is, word for word, what an organisation would publish in which no such group is small. Nothing that is
 * worked out from it, by whatever means, can prove that one is.
 *
 * Level x purpose asks most: what it pools is lost to the purposes of the services too. Where that costs more than a
 * fifth of them, it is left out. Leaving it out as a whole says nothing of any one level and purpose.
 *
 * Every scope must have at least k browsers (services of the copy do: they have them in each week that counts).
 */
export function coarsen(raw: Copy, k: number): CoarseCopy {
  const copy: Copy = { ...raw, labels: [...raw.labels] }
  for (const families of rounds) settleAll(copy, families, k)
  const finer: Copy = { ...copy, labels: [...copy.labels] }
  settleAll(finer, levelPurposeRound, k)
  return namedPurposes(finer) >= worthwhile * namedPurposes(copy) ? { copy: finer, levelPurpose: true } : { copy, levelPurpose: false }
}

function namedPurposes({ labels, label, sessions }: Copy): number {
  const named = labels.map(({ purpose }) => purpose !== 'unknown' && purpose !== 'other')
  return sessions.reduce((sum, count, entry) => (named[label[entry] as number] === true ? sum + count : sum), 0)
}

function settleAll(copy: Copy, families: readonly Family[], k: number): void {
  while (families.some((family) => settle(copy, family, k)));
}

/** One step: true if a row was too small and has been pooled. */
function settle(copy: Copy, family: Family, k: number): boolean {
  const tooSmall = new Map<string, Set<string>>()
  for (const [scope, rows] of Map.groupBy(countRows(copy, family.rows), (row) => row.scope)) {
    const values = rowsToPool(rows, family.pool, k)
    if (values.length > 0) tooSmall.set(scope, new Set(values))
  }
  if (tooSmall.size === 0) return false
  copy.labels.forEach((label, index) => {
    const { scope, values } = family.rows(label)
    const small = tooSmall.get(scope)
    if (small !== undefined && values.some((value) => small.has(value))) copy.labels[index] = family.pooled(label)
  })
  return true
}

function rowsToPool(rows: readonly Row[], pool: string, k: number): string[] {
  const small = rows.filter((row) => row.value !== pool && row.browsers < k)
  if (small.length > 0) return small.map((row) => row.value)
  const pooled = rows.find((row) => row.value === pool)
  if (pooled === undefined || pooled.browsers >= k) return []
  const [smallest] = rows.filter((row) => row.value !== pool).sort((a, b) => a.browsers - b.browsers || compare(a.value, b.value))
  return smallest === undefined ? [] : [smallest.value]
}
