import { localDay } from '#shared/calendar/calendar.ts'
import type { Act } from '#shared/act/schema.ts'
import { lastActs, isActOf } from '#shared/act/ledger.ts'
import type { ServiceFacts } from '#shared/catalogue/index.ts'
import type { RuleServiceFacts } from '#shared/policy/schema.ts'
import { noTables } from '#shared/register/input.ts'
import { windowMonths } from '#shared/register/issue.ts'
import { asksForFacts, ruleFacts } from '#shared/register/ruleFacts.ts'
import { tableSchema, type TableKind, type TableOf } from '#shared/table/schema.ts'
import type { Store } from '#relay/store/store.ts'

export type FactsParts = {
  readonly store: Pick<Store, 'tableIndex' | 'tableText'>
  /** Facts of all services the catalogue knows; read when a rule first asks. */
  readonly readCatalogue: () => Promise<readonly ServiceFacts[]>
  readonly clock: () => Date
}

/** What rules ask of services, and a key that differs whenever that may have changed. */
export type FactsOfRules = { readonly key: string; readonly facts: () => Promise<RuleServiceFacts[]> }

/**
 * Facts of services for the bundle: only what published rules ask for, from acts, published tables and the catalogue, by
 * the code that draws the register. Worked out again when one of these or the day has changed.
 */
export function createFacts({ store, readCatalogue, clock }: FactsParts): (acts: readonly Act[]) => Promise<FactsOfRules> {
  let catalogue: readonly ServiceFacts[] | null = null
  let known: { readonly key: string; readonly facts: Promise<RuleServiceFacts[]> } | null = null

  const tableOf = async <K extends TableKind>(hash: string) => tableSchema.parse(JSON.parse((await store.tableText(hash)) ?? 'null')) as TableOf<K>

  return async (acts) => {
    const last = lastActs(acts).get('rules')
    const rules = isActOf(last, 'publish-rules') ? last.content.rules : []
    if (!asksForFacts(rules)) return { key: 'none', facts: async () => [] }
    const index = await store.tableIndex()
    const newest = (kind: TableKind) => index.filter((table) => table.kind === kind).sort((a, b) => (a.period < b.period ? 1 : -1)).slice(0, windowMonths).map(({ hash }) => hash)
    const [evidence, presence] = [newest('evidence'), newest('presence')]
    const today = localDay(clock())
    const key = [today, acts.at(-1)?.hash, ...evidence, ...presence].join(' ')

    async function work(): Promise<RuleServiceFacts[]> {
      const services = (catalogue ??= await readCatalogue())
      const byId = new Map(services.map((service) => [service.id, service]))
      const tables = { ...noTables, evidence: await Promise.all(evidence.map(tableOf<'evidence'>)), presence: await Promise.all(presence.map(tableOf<'presence'>)) }
      return ruleFacts({ rules, tables, acts, catalogue: { services, serviceById: (id) => byId.get(id) }, today })
    }
    return {
      key,
      facts() {
        if (known?.key === key) return known.facts
        const facts = work()
        known = { key, facts }
        // What failed is tried again at the next request.
        facts.catch(() => (known = null))
        return facts
      },
    }
  }
}
