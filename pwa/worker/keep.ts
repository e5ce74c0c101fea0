import type { Act } from '#shared/act/schema.ts'
import type { Day } from '#shared/calendar/calendar.ts'
import type { Entry } from '#shared/document/schema.ts'
import type { Declared } from '#shared/register/declared.ts'
import type { Question, Register } from '#shared/register/index.ts'
import { compareRisks, packRisks, risksOfRegister, summaryOfRegister } from '#shared/register/readModel.ts'
import { seal, type StoredModel } from '../data/model.ts'

/** What a register is drawn from, besides the program and its catalogue. */
export type Inputs = {
  readonly today: Day
  readonly acts: readonly Act[]
  readonly tables: readonly string[]
  readonly entries: ReadonlyMap<string, ReadonlyMap<string, Entry>>
  readonly declared: Declared | null
}

/** One text for equal inputs, whatever the order they came in. */
export async function hashInputs({ today, acts, tables, entries, declared }: Inputs): Promise<string> {
  const drafts = [...entries].map(([document, all]) => [document, [...all].sort(byKey)] as const).sort(byKey)
  return (await seal(crypto.subtle, JSON.stringify([today, acts.length, acts.at(-1)?.hash, [...tables].sort(), drafts, declared]))).hash
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)

/** What the first pages show of a register, as it is kept. */
export async function sealRegister(register: Register, questions: readonly Question[], declared: Declared | null): Promise<Pick<StoredModel, 'summary' | 'risks'>> {
  return {
    summary: await seal(crypto.subtle, JSON.stringify(summaryOfRegister(register, questions.length, declared))),
    risks: await seal(crypto.subtle, JSON.stringify(packRisks(risksOfRegister(register).sort(compareRisks)))),
  }
}
