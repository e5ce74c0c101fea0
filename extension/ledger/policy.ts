import { currentBundle } from '#shared/policy/bundle.ts'
import type { Database, PolicyRow } from './database.ts'

/** The policy bundle in force for the relay `home`; undefined when none has arrived from it. */
export async function readPolicy(db: Database, home: string): Promise<PolicyRow | undefined> {
  const row = await db.policies.get('current')
  if (row?.home !== home) return undefined
  return { ...row, signed: { ...row.signed, bundle: currentBundle(row.signed.bundle) } }
}

export async function writePolicy(db: Database, row: PolicyRow): Promise<void> {
  await db.policies.put(row)
}
