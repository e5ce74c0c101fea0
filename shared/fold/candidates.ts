import { candidateEvidence, type Candidate, type CandidateEvidence } from '#shared/catalogue/candidate.ts'
import { combined, fingerprint } from './fingerprint.ts'

/**
 * What stands for a month's candidates where periods are told apart: they are looked at again by themselves, once at
 * least k sheets say something else about them.
 */
export const candidatePeriod = 'candidates'

/** Sheets that name a host, and how many of them say what about it. Counts in memory only. */
type Named = { browsers: number; readonly kinds: Map<CandidateEvidence, number> }

/** Keeps which unknown hosts the sheets of a month name. */
export function createCandidates() {
  const named = new Map<string, Named>()

  return {
    count(candidates: readonly Candidate[], step: 1 | -1): void {
      for (const { host, evidence } of candidates) {
        const entry = named.get(host) ?? { browsers: 0, kinds: new Map() }
        named.set(host, entry)
        entry.browsers += step
        for (const kind of evidence) entry.kinds.set(kind, (entry.kinds.get(kind) ?? 0) + step)
        if (entry.browsers === 0) named.delete(host)
      }
    },
    /** Hosts that at least k sheets name, sorted, with all that speaks for them. */
    rows(k: number): Candidate[] {
      return [...named.keys()].sort().flatMap((host) => {
        const { browsers, kinds } = named.get(host) as Named
        return browsers < k ? [] : [{ host, evidence: candidateEvidence.filter((kind) => (kinds.get(kind) ?? 0) > 0) }]
      })
    },
  }
}

/** Fingerprint of what a sheet says about unknown hosts. */
export function candidatePrint(candidates: readonly Candidate[]): number {
  return candidates.reduce((print, { host, evidence }) => combined(print, fingerprint(`${host}#${evidence.toSorted().join()}`)), 0)
}
