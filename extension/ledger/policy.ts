import { currentBundle } from '#shared/policy/bundle.ts'
import type { Database, PolicyRow } from './database.ts'
import { noteAnswers } from './report.ts'

/** The policy bundle in force for the relay `home`; undefined when none has arrived from it. */
export async function readPolicy(db: Database, home: string): Promise<PolicyRow | undefined> {
  const row = await db.policies.get('current')
  if (row?.home !== home) return undefined
  return { ...row, signed: { ...row.signed, bundle: currentBundle(row.signed.bundle) } }
}

/**
 * Keeps a policy and the answers it carries, in one step: a policy that is known already is not sent again. Nothing is kept where
 * `isTooLate` says so of what is kept from the same relay by then.
 */
export async function writePolicy(db: Database, row: PolicyRow, isTooLate: (kept: PolicyRow | undefined) => boolean): Promise<void> {
  await db.transaction('rw', [db.policies, db.reports], async () => {
    if (isTooLate(await readPolicy(db, row.home))) return
    await db.policies.put(row)
    await noteAnswers(db, row.signed.bundle.answers)
  })
}
