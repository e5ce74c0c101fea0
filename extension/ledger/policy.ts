import type { Database, PolicyRow } from './database.ts'

/** The policy bundle in force for the relay `home`; undefined when none has arrived from it. */
export async function readPolicy(db: Database, home: string): Promise<PolicyRow | undefined> {
  const row = await db.policies.get('current')
  return row?.home === home ? row : undefined
}

export async function writePolicy(db: Database, row: PolicyRow): Promise<void> {
  await db.policies.put(row)
}
