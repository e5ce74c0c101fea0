import type { Month } from '#shared/calendar/calendar.ts'
import { sheetMonthOfDay } from '#shared/calendar/calendar.ts'
import { candidateEvidence, type Candidate } from '#shared/catalogue/candidate.ts'
import { settledHosts } from '#shared/policy/own.ts'
import type { Context } from './context.ts'
import type { Database } from './database.ts'
import { readPolicy } from './policy.ts'
import { isAcknowledged, readSetting } from './setting.ts'

/** Hosts of one month that look like an AI service nobody knows. No day, no count, no address. */
export type CandidateRow = Candidate & {
  month: Month
  /** Where it is reported: the key of the relay enrolled to when it was seen. */
  home: string
}

/** More in one month tell nobody anything: a sheet holds no more. */
const most = 50

/**
 * Notes a host, or what more speaks for it. Nothing is noted before the notice in force was acknowledged, while the private
 * switch is on, where nobody would be told, or of a host that was looked at already.
 * @returns whether the month says something new by it, said it before, or nothing is noted
 */
export async function recordCandidate(db: Database, { host, evidence }: Candidate, context: Context): Promise<'new' | 'known' | 'not-noted'> {
  const { home, private: isPrivate, notice } = context
  if (isPrivate || home === 'local') return 'not-noted'
  return db.transaction('rw', [db.candidates, db.settings, db.policies], async () => {
    if (!isAcknowledged(await readSetting(db), notice)) return 'not-noted'
    if ((await settled(db, home)).has(host)) return 'not-noted'
    const month = sheetMonthOfDay(context.day)
    const known = await db.candidates.get([home, month, host])
    const all = candidateEvidence.filter((kind) => evidence.includes(kind) || known?.evidence.includes(kind) === true)
    if (known === undefined && (await db.candidates.where('month').equals(month).count()) >= most) return 'not-noted'
    if (all.length === known?.evidence.length) return 'known'
    await db.candidates.put({ host, evidence: all, month, home })
    return 'new'
  })
}

/** What the month's sheet for the relay `home` says of unknown hosts. Those that were settled since are left out. */
export async function candidatesOf(db: Database, home: string, month: Month): Promise<Candidate[]> {
  const rows = (await db.candidates.where('month').equals(month).toArray()).filter((row) => row.home === home)
  if (rows.length === 0) return []
  const known = await settled(db, home)
  return rows.filter(({ host }) => !known.has(host)).map(({ host, evidence }) => ({ host, evidence }))
}

async function settled(db: Database, home: string): Promise<ReadonlySet<string>> {
  const policy = await readPolicy(db, home)
  return policy === undefined ? new Set() : settledHosts(policy.signed.bundle.hosts)
}
