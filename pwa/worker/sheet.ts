import { computed } from '@preact/signals'
import { emptyLedger, ledgersOf, organisationSheet, serviceSheet, type Drafts, type FactSheet } from '#shared/register/index.ts'
import type { AccountType } from '#shared/taxonomy/schema.ts'
import { catalogue } from '../data/catalogue.ts'
import { acts, entries } from '../data/index.ts'
import { documents, today } from './index.ts'

// What is stated, fact by fact: cheap enough for the page itself, and only some pages ask.

const ledgers = computed(() => ledgersOf(acts.value))
const drafts = computed<Drafts>(() => Object.fromEntries(documents.map((name) => [name, entries(name).value])))

/** What is stated about a service on an account type. */
export function factSheet(service: string, accountType: AccountType | null): FactSheet {
  return serviceSheet(service, accountType, { catalogue: catalogue.serviceById(service), ledger: ledgers.value.get(service), drafts: drafts.value, today: today.value })
}

/** What is stated about the organisation. */
export function organisationFacts(): FactSheet {
  return organisationSheet(ledgers.value.get(null) ?? emptyLedger, drafts.value, today.value)
}
