import type { Rule } from '#shared/rule/schema.ts'
import { entryKey, isRuleEntry, type Entry } from './schema.ts'

// The draft of the rules: those in force with the changes people have made laid over them. What nobody has touched stays
// as published, also when somebody publishes in between.

export type RuleChange = 'same' | 'new' | 'changed' | 'moved'
export type DraftedRule = { readonly rule: Rule; readonly change: RuleChange; readonly order: number }
export type RuleDraft = {
  /** All rules as they would be published. */
  readonly rules: readonly DraftedRule[]
  /** Rules in force that are to go. */
  readonly removed: readonly Rule[]
  /** False: publishing would change nothing. */
  readonly differs: boolean
}
/** What to write: by rule id, null takes the change back. */
export type RuleEdits = ReadonlyMap<string, { readonly rule: Rule | null; readonly order: number | null } | null>

export function draftOfRules(inForce: readonly Rule[], entries: ReadonlyMap<string, Entry>): RuleDraft {
  const changes = new Map([...entries].flatMap(([key, entry]) => (isRuleEntry(entry) ? [[key.slice(entryKey.rule('').length), entry] as const] : [])))
  const placed = inForce.map((rule, index) => {
    const change = changes.get(rule.id)
    return { before: rule, rule: change === undefined ? rule : change.rule, order: change?.order ?? index + 1 }
  })
  const known = new Set(inForce.map(({ id }) => id))
  const added = [...changes].flatMap(([id, { rule, order }]) => (known.has(id) || rule === null ? [] : [{ before: null, rule, order: order ?? Infinity }]))
  const rules = [...placed, ...added].flatMap(({ before, rule, order }) => (rule === null ? [] : [{ before, rule, order }])).sort((a, b) => a.order - b.order || (a.rule.id < b.rule.id ? -1 : 1))
  const steady = longestRising(rules.flatMap(({ before }, index) => (before === null ? [] : [{ index, place: inForce.indexOf(before) }])))
  const drafted = rules.map(({ before, rule, order }, index): DraftedRule => ({ rule, order, change: before === null ? 'new' : !isSame(before, rule) ? 'changed' : steady.has(index) ? 'same' : 'moved' }))
  const removed = placed.flatMap(({ before, rule }) => (rule === null ? [before] : []))
  // A changed rule may have moved too, so the order is compared by itself.
  const differs = removed.length > 0 || drafted.some(({ change }) => change !== 'same') || drafted.some(({ rule }, index) => rule.id !== inForce[index]?.id)
  return { rules: drafted, removed, differs }
}

/** The edits that put a rule at another place; usually one, all where there is no room left between two. */
export function moveRule(draft: RuleDraft, id: string, to: number, inForce: readonly Rule[]): RuleEdits {
  const moving = draft.rules.find(({ rule }) => rule.id === id)
  if (moving === undefined) return new Map()
  const others = draft.rules.filter((item) => item !== moving)
  const order = orderAt(others, to)
  if (order !== null) return new Map([[id, { rule: moving.rule, order }]])
  return new Map(others.toSpliced(to, 0, moving).map(({ rule }, index) => [rule.id, { rule, order: rule.id === inForce[index]?.id ? null : index + 1 }]))
}

/** The edits that make these rules the draft: for a list that came back unpublished. */
export function editsFor(rules: readonly Rule[], inForce: readonly Rule[]): RuleEdits {
  const inOrder = rules.every(({ id }, index) => id === inForce[index]?.id)
  const changed = rules.flatMap((rule, index) => {
    const before = inForce.find(({ id }) => id === rule.id)
    return inOrder && before !== undefined && isSame(before, rule) ? [] : [[rule.id, { rule, order: inOrder ? null : index + 1 }] as const]
  })
  const gone = inForce.filter(({ id }) => !rules.some((rule) => rule.id === id)).map(({ id }) => [id, { rule: null, order: null }] as const)
  return new Map<string, { rule: Rule | null; order: number | null }>([...changed, ...gone])
}

/** An order for a rule before the one now at this place; at the end, after all. Null: there is no number between. */
export function orderAt(rules: readonly DraftedRule[], place: number): number | null {
  const before = rules[place - 1]?.order ?? 0
  const after = rules[place]?.order
  if (after === undefined || after === Infinity) return before === Infinity ? null : Math.floor(before) + 1
  const between = (before + after) / 2
  return between > before && between < after ? between : null
}

/** Members of the longest run whose places rise: what stands still while the rest moves. */
function longestRising(items: readonly { readonly index: number; readonly place: number }[]): Set<number> {
  const best: number[][] = []
  for (const [at, item] of items.entries()) {
    const runs = best.filter((_, earlier) => (items[earlier]?.place ?? 0) < item.place)
    const longest = runs.reduce<number[]>((a, b) => (b.length > a.length ? b : a), [])
    best[at] = [...longest, item.index]
  }
  return new Set(best.reduce((a, b) => (b.length > a.length ? b : a), []))
}

function isSame(a: Rule, b: Rule): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
}

/** A rule with its keys in one order: what comes from the ledger and from a document may differ in that. */
function ordered({ id, when, rung, alternative, text }: Rule): unknown[] {
  return [id, when.map(({ fact, values, not, orUnknown }) => [fact, values, not, orUnknown]), rung, alternative, text === null ? null : [text.en, text.de]]
}
