// What an attacker concludes from the organisation's rows: what came of questions, reasons given, guidance acknowledged.
import { bandOf } from '#shared/fold/band.ts'
import type { FoldSheet } from '#shared/fold/index.ts'
import type { ProfileRow } from '#shared/table/schema.ts'
import type { Knowledge } from './bounds.ts'
import type { Parts, Universe } from './world.ts'

export const reasons = ['trial', 'urgent', 'other'] as const
const pairs = [['answered', 'answered_later'], ['ignored', 'ignored_again']] as const

/**
 * How the rows were made, which the attacker knows. `settled`: as the fold does, from the cells that count in the month.
 * `dropped`: from the sheets as they are, rows below k left out.
 */
export type Making = 'settled' | 'dropped'

export type Kind = 'asks' | 'justified' | 'guidance'
/** What the attacker knows of these rows. `versions`: of the guidance that were ever published. */
export type FurtherMethod = { readonly making: Making; readonly kinds: readonly Kind[]; readonly versions: readonly string[] }
export const settled: FurtherMethod = { making: 'settled', kinds: ['asks', 'justified', 'guidance'], versions: ['version_3', 'version_5'] }

export const asked = (outcome: string) => `asks ${outcome}`
export const justifiedBy = (reason: string) => `justified ${reason}`
export const guided = (value: string) => `guidance ${value}`
const everything = 'everything reported'

/** Takes in the rows; returns the relations that were used. */
export function readFurther(knowledge: Knowledge, profile: readonly ProfileRow[], universe: Universe, k: number, { making, kinds, versions }: FurtherMethod): Parts[] {
  const rows = profile.filter((row) => row.service === 'organisation' && row.by !== 'levelPurpose')
  const all = [
    ...(kinds.includes('asks') ? readAsks(knowledge, rows, k, making) : []),
    ...(kinds.includes('justified') ? readReasons(knowledge, rows, k, making) : []),
    ...(kinds.includes('guidance') ? readGuidance(knowledge, rows, k, making, versions) : []),
  ]
  // A session has one question at most, and one reason; an answered question is about an answered session.
  const answered = universe.values.level.filter((level) => level !== 'unknown').map((level) => `level ${level}`)
  if (making === 'settled') {
    all.push({ whole: 'answered', parts: answered, kind: 'partition' })
    all.push({ whole: 'answered', parts: [asked('answered'), asked('answered_later'), 'answered, not asked'], kind: 'partition' })
    all.push({ whole: 'level unknown', parts: [asked('ignored'), asked('ignored_again'), 'silent, not asked'], kind: 'partition' })
    all.push({ whole: 'answered', parts: [...reasons.map(justifiedBy), 'answered, no reason'], kind: 'partition' })
  } else {
    all.push({ whole: everything, parts: universe.weeks.map((week) => `week ${week}`), kind: 'partition' })
    all.push({ whole: everything, parts: [...pairs.flat().map(asked), 'not asked'], kind: 'partition' })
    all.push({ whole: everything, parts: [...reasons.map(justifiedBy), 'no reason'], kind: 'partition' })
  }
  for (const { whole, parts, kind } of all) knowledge.union(whole, parts, kind)
  return all
}

type Rows = readonly ProfileRow[]
const rowOf = (rows: Rows, by: ProfileRow['by'], value: string) => rows.find((row) => row.by === by && row.value === value)

function learn(knowledge: Knowledge, group: string, row: ProfileRow | undefined, k: number): void {
  if (row === undefined) return knowledge.learn(group, 'browsers', 0, k - 1)
  knowledge.learn(group, 'browsers', row.browsers.from, row.browsers.to ?? Infinity)
  if (row.by !== 'guidance') knowledge.learn(group, 'sessions', row.sessions.from, row.sessions.to ?? Infinity)
}

function readAsks(knowledge: Knowledge, rows: Rows, k: number, making: Making): Parts[] {
  const found: Parts[] = []
  for (const [first, more] of pairs) {
    const [one, other] = [rowOf(rows, 'asks', first), rowOf(rows, 'asks', more)]
    if (making === 'dropped') {
      learn(knowledge, asked(first), one, k)
      learn(knowledge, asked(more), other, k)
      continue
    }
    const both = asked(`${first} or ${more}`)
    found.push({ whole: both, parts: [asked(first), asked(more)], kind: 'partition' })
    if (other === undefined) learn(knowledge, both, one, k)
    else {
      learn(knowledge, asked(more), other, k)
      // A rare half would have been told with the other.
      if (one === undefined) knowledge.learn(asked(first), 'browsers', 0, 0)
      else learn(knowledge, asked(first), one, k)
    }
  }
  return found
}

function readReasons(knowledge: Knowledge, rows: Rows, k: number, making: Making): Parts[] {
  const shown = reasons.filter((reason) => rowOf(rows, 'justified', reason) !== undefined)
  const absent = reasons.filter((reason) => !shown.includes(reason))
  if (making === 'dropped') {
    for (const reason of reasons) learn(knowledge, justifiedBy(reason), rowOf(rows, 'justified', reason), k)
    return []
  }
  const pool = 'justified, pooled'
  for (const reason of shown) if (reason !== 'other') learn(knowledge, justifiedBy(reason), rowOf(rows, 'justified', reason), k)
  if (shown.length === 0) knowledge.learn(pool, 'browsers', 0, k - 1)
  else if (shown.includes('other')) learn(knowledge, pool, rowOf(rows, 'justified', 'other'), k)
  else knowledge.learn(pool, 'browsers', 0, 0)
  return [{ whole: pool, parts: [...absent, ...(shown.includes('other') ? ['other'] : [])].map(justifiedBy), kind: 'partition' }]
}

function readGuidance(knowledge: Knowledge, rows: Rows, k: number, making: Making, versions: readonly string[]): Parts[] {
  const whole = making === 'settled' ? 'everybody' : everything
  const shown = versions.filter((version) => rowOf(rows, 'guidance', version) !== undefined)
  const none = rowOf(rows, 'guidance', 'none')
  knowledge.split(whole, [...versions, 'none'].map(guided))
  for (const version of versions) if (!shown.includes(version)) knowledge.learn(guided(version), 'browsers', 0, k - 1)
  if (making === 'dropped') {
    for (const version of shown) learn(knowledge, guided(version), rowOf(rows, 'guidance', version), k)
    learn(knowledge, guided('none'), none, k)
    return []
  }
  if (shown.length === 0) return []
  const pool = 'guidance, none or rare'
  learn(knowledge, pool, none, k)
  for (const version of shown) {
    const { browsers } = rowOf(rows, 'guidance', version) as ProfileRow
    // With no row for none, fewer than k may be among those of one version.
    knowledge.learn(guided(version), 'browsers', browsers.from - (none === undefined ? k - 1 : 0), browsers.to ?? Infinity)
  }
  const total = rows.filter((row) => row.by === 'guidance').map((row) => row.browsers)
  knowledge.learn(whole, 'browsers', total.reduce((sum, { from }) => sum + from, 0), total.reduce((sum, { to }) => sum + (to ?? Infinity), 0))
  return [{ whole: pool, parts: [guided('none'), ...versions.filter((version) => !shown.includes(version)).map(guided)], kind: 'cover' }]
}

/** Browsers by what their sheets say besides cells: what the attacker must not find out. */
export function truthOfFurther(sheets: readonly FoldSheet[]): Map<string, Set<string>> {
  const members = new Map<string, Set<string>>()
  for (const { id, group } of sheets.flatMap(said)) members.set(group, (members.get(group) ?? new Set()).add(id))
  return members
}

function said({ id, cells, asks, justified = [], guidance }: FoldSheet): { id: string; group: string; count: number }[] {
  if (cells.length === 0) return []
  const { answered = 0, answeredLater = 0, ignored = 0, ignoredAgain = 0 } = asks ?? {}
  const counts = { answered, answered_later: answeredLater, ignored, ignored_again: ignoredAgain }
  return [
    ...Object.entries(counts).flatMap(([outcome, count]) => (count > 0 ? [{ id, group: asked(outcome), count }] : [])),
    ...justified.map(({ reason, count }) => ({ id, group: justifiedBy(reason), count })),
    { id, group: guided(guidance === undefined ? 'none' : `version_${guidance}`), count: 0 },
    { id, group: everything, count: 0 },
  ]
}

/** Rows counted from the sheets as they are, those below k left out: looks safe and is not. */
export function furtherAsTheyAre(sheets: readonly FoldSheet[], k: number, only: readonly Kind[]): ProfileRow[] {
  const groups = Map.groupBy(sheets.flatMap(said), ({ group }) => group)
  return [...groups].flatMap(([group, list]): ProfileRow[] => {
    const [by = '', value = ''] = group.split(' ')
    const dimension = only.find((one) => one === by)
    if (dimension === undefined || list.length < k) return []
    const sessions = list.reduce((sum, { count }) => sum + count, 0)
    return [{ service: 'organisation', by: dimension, value, browsers: bandOf(list.length, k), sessions: by === 'guidance' ? { from: 0, to: 0 } : bandOf(sessions, k) }]
  })
}
